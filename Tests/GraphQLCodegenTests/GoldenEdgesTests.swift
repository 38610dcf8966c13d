import GoldenEdges
import Testing

/// Recursive values, reserved words, root types under other names and types bound by hand, compiled and run.
@Suite struct GoldenEdgesTests {
    @Test func valuesThatContainTheirOwnKindAreWritten() async throws {
        let answer = try Answers(makeEdges())
        let query = """
            { person(id: "worker") { id manager { id manager { id } } home { street owner { id } } friends { id }
                favourite { __typename id } mentor { id mentor { id } } } }
            """
        let expected =
            #"{"data":{"person":{"id":"worker","manager":{"id":"boss","manager":null},"#
            + #""home":{"street":"Low","owner":{"id":"boss"}},"friends":[{"id":"boss"}],"#
            + #""favourite":{"__typename":"Robot","id":"r1"},"mentor":{"id":"boss","mentor":null}}}}"#
        #expect(await answer(query) == expected)
    }

    @Test func reservedWordsAreOrdinaryNames() async throws {
        let answer = try Answers(makeEdges())
        let query = #"{ reserved(in: 3, self: "s") { init self Type default case(where: DEFAULT) func { answer } } }"#
        let expected =
            #"{"data":{"reserved":{"init":3,"self":"s","Type":1.5,"#
            + #""default":["for","self","HTTPServer","_leading_UNDERSCORE"],"case":"DEFAULT","func":null}}}"#
        #expect(await answer(query) == expected)
    }

    @Test func namesOfTheLibraryAndTheEngineAreOrdinaryNames() async throws {
        let answer = try Answers(makeEdges())
        let query = """
            { step(task: {}) { Int String Self step { error { value { result optional } } array { item } index(of: 4) }
                writer(run: 1) } resolved { __typename ... on Column { index(of: 5) } } }
            """
        let expected =
            #"{"data":{"step":{"Int":1,"String":"itself","Self":true,"step":{"error":{"value":{"result":"success","#
            + #""optional":3}},"array":[{"item":2}],"index":4},"writer":"some"},"#
            + #""resolved":[{"__typename":"Column","index":5},{"__typename":"Error"}]}}"#
        #expect(await answer(query) == expected)
    }

    @Test func aRootTypeIsAValueToo() async throws {
        let answer = try Answers(makeEdges())
        #expect(
            await answer("{ viewer { refresh viewer { empty { answer } } } }")
                == #"{"data":{"viewer":{"refresh":true,"viewer":{"empty":{"answer":42}}}}}"#)
    }

    @Test func boundTypesAndExtensionsOfOtherFilesAreDispatched() async throws {
        let answer = try Answers(makeEdges())
        #expect(await answer("{ external { name length } }") == #"{"data":{"external":{"name":"thing","length":5}}}"#)
        #expect(
            await answer("{ nodes { id ... on Robot { serial(long: true) owner { id } } } }")
                == #"{"data":{"nodes":[{"id":"worker"},null,{"id":"r1","serial":"serial-r1","owner":{"id":"boss"}},"#
                + #"{"id":"r2","serial":"serial-r2","owner":null}]}}"#)
    }

    @Test func nestedListsKeepTheirShape() async throws {
        let answer = try Answers(makeEdges())
        let expected = #"{"data":{"matrix":[[{"id":"boss"}],[],[{"id":"worker"},{"id":"boss"}]]}}"#
        #expect(await answer("{ matrix { id } }") == expected)
        let resolved = #"{"data":{"matrix":[[{"mentor":null}],[],[{"mentor":{"id":"boss"}},{"mentor":null}]]}}"#
        #expect(await answer("{ matrix { mentor { id } } }") == resolved)
    }

    @Test func aFailedItemNullsTheNearestNullableList() async throws {
        let answer = try Answers(makeEdges())
        let flat = await answer("{ strict refresh }")
        #expect(flat.contains(#""data":{"strict":null,"refresh":true}"#))
        #expect(flat.contains(#""path":["strict",2]"#))
        let nested = await answer("{ strictNested }")
        #expect(nested.contains(#""data":{"strictNested":[[1],null,[3]]}"#))
        #expect(nested.contains(#""path":["strictNested",1,0]"#))
    }

    @Test func renamedResolversAnswerTheirField() async throws {
        let answer = try Answers(makeEdges())
        #expect(await answer("mutation { refresh count }") == #"{"data":{"refresh":false,"count":7}}"#)
        #expect(await answer("{ refresh }") == #"{"data":{"refresh":true}}"#)
    }

    @Test func subscriptionsOfLeavesAndOfNullableObjects() async throws {
        let answer = try Answers(makeEdges())
        #expect(
            await answer("subscription { ticks(upTo: 2) }") == #"{"data":{"ticks":0}}"# + "\n"
                + #"{"data":{"ticks":1}}"#)
        #expect(
            await answer("subscription { people { id mentor { id } } }")
                == #"{"data":{"people":{"id":"worker","mentor":{"id":"boss"}}}}"# + "\n" + #"{"data":{"people":null}}"#)
    }
}
