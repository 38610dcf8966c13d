import GoldenBooks
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Synchronization
import Testing

/// Objects, resolvers, batches, abstract types, mutations and subscriptions, compiled from the golden files and run.
@Suite struct GoldenBooksTests {
    @Test func storedFieldsAreWrittenInTheOrderOfTheSelection() async throws {
        let answer = try Answers(makeBooks())
        let query = "{ book(id: 1) { year kind t: title tags ratings __typename author { name age } sequel { id } } }"
        let expected =
            #"{"data":{"book":{"year":1999,"kind":"PAPER","t":"One \"quoted\"","tags":["a","b"],"#
            + #""ratings":[[1.5,null],[]],"__typename":"Book","author":{"name":"Max","age":null},"sequel":null}}}"#
        #expect(await answer(query) == expected)
    }

    @Test func resolversGetTheirParentAndArguments() async throws {
        let answer = try Answers(makeBooks())
        let expected =
            #"{"data":{"books":[{"id":"1","reviews":[{"text":"1/0","by":{"name":"Reader"}}]},"#
            + #"{"id":"2","reviews":[{"text":"2/0","by":{"name":"Reader"}}]}]}}"#
        #expect(await answer("{ books { id reviews(first: 1) { text by { name } } } }") == expected)
    }

    @Test func aBatchResolverIsCalledOnceForAllParents() async throws {
        let calls = Mutex<[Int]>([])
        let answer = try Answers(makeBooks { count in calls.withLock { $0.append(count) } })
        let expected =
            #"{"data":{"books":[{"publisher":{"name":"House","books":[{"id":"1"},{"id":"2"}]}},{"publisher":null}]}}"#
        #expect(await answer("{ books { publisher { name books { id } } } }") == expected)
        #expect(calls.withLock { $0 } == [2, 1])
    }

    @Test func unionsAndInterfacesAreWrittenByTheirConcreteTypes() async throws {
        let answer = try Answers(makeBooks())
        let search = """
            { search(text: "x", kinds: [AUDIO_BOOK]) {
                __typename ... on Book { id publisher { name } } ... on Author { age }
                ... on Review { text by { name } } } }
            """
        #expect(
            await answer(search) == #"{"data":{"search":[{"__typename":"Book","id":"2","publisher":null},"#
                + #"{"__typename":"Author","age":41},{"__typename":"Review","text":"x","by":{"name":"Reader"}}]}}"#)
        let named = "{ named { name ... on Publisher { books { id } } } }"
        #expect(
            await answer(named) == #"{"data":{"named":[{"name":"House","books":[{"id":"1"},{"id":"2"}]},null,"#
                + #"{"name":"Emma"}]}}"#)
        #expect(
            await answer("{ named { name } }") == #"{"data":{"named":[{"name":"House"},null,{"name":"Emma"}]}}"#)
    }

    @Test func deferredFieldsOfAListShareTheirBatch() async throws {
        let calls = Mutex<[Int]>([])
        let answer = try Answers(makeBooks { count in calls.withLock { $0.append(count) } })
        let query = "{ books { id ... @defer { publisher { name } } ... @defer { title } } }"
        // A stored title is there already: nothing is gained by sending it later.
        #expect(
            await answer(query, delivery: .current) == #"""
                {"data":{"books":[{"id":"1","title":"One \"quoted\""},{"id":"2","title":null}]},\#
                "pending":[{"id":"0","path":["books",0]},{"id":"1","path":["books",1]}],"hasNext":true}
                {"incremental":[{"data":{"publisher":{"name":"House"}},"id":"0"},{"data":{"publisher":null},"id":"1"}],\#
                "completed":[{"id":"0"},{"id":"1"}],"hasNext":false}
                """#)
        #expect(calls.withLock { $0 } == [2])
    }

    @Test func deferredObjectsOfAbstractTypes() async throws {
        let answer = try Answers(makeBooks())
        let body = await answer(
            #"{ search(text: "x") { ... on Book { id ... @defer { publisher { name } } } ... on Author { name } } }"#,
            delivery: .current)
        let lines = body.split(separator: "\n")
        #expect(
            lines.first == #"""
                {"data":{"search":[{"id":"1"},{"id":"2"},{"name":"Emma"},{}]},\#
                "pending":[{"id":"0","path":["search",0]},{"id":"1","path":["search",1]}],"hasNext":true}
                """#)
        #expect(lines.count == 2)
    }

    @Test func listsAreStreamed() async throws {
        let answer = try Answers(makeBooks())
        #expect(
            await answer("{ books { id reviews @stream(initialCount: 1) { text } } }", delivery: .current).split(
                separator: "\n"
            ).first == #"""
                {"data":{"books":[{"id":"1","reviews":[{"text":"1/0"}]},{"id":"2","reviews":[{"text":"2/0"}]}]},\#
                "pending":[{"id":"0","path":["books",0,"reviews"]},{"id":"1","path":["books",1,"reviews"]}],"hasNext":true}
                """#)
        #expect(
            await answer("{ book(id: 1) { reviews @stream { text } } }", delivery: .current)
                .contains(#""incremental":[{"items":[{"text":"1/0"},{"text":"1/1"}],"id":"0"}]"#))
        // Stored tags are there already.
        #expect(
            await answer("{ book(id: 1) { tags @stream } }", delivery: .current)
                == #"{"data":{"book":{"tags":["a","b"]}}}"#)
    }

    @Test func sequencesAreCollected() async throws {
        let answer = try Answers(makeBooks())
        #expect(
            await answer("{ found { id } book(id: 1) { pages } }")
                == #"{"data":{"found":[{"id":"1"},{"id":"2"}],"book":{"pages":["one","two","three"]}}}"#)
        let broken = await answer("{ book(id: 2) { pages } }")
        #expect(broken.contains("The page is torn."))
        #expect(broken.contains(#""data":{"book":null}"#))
    }

    @Test func sequencesAreStreamedAsTheyCome() async throws {
        let answer = try Answers(makeBooks())
        let whole = await answer("{ book(id: 1) { pages @stream(initialCount: 1) } }", delivery: .current)
        #expect(whole.hasPrefix(#"{"data":{"book":{"pages":["one"]}},"pending":[{"id":"0","path":["book","pages"]}]"#))
        #expect(whole.contains(#"{"items":["two"],"id":"0"}"#))
        #expect(whole.contains(#"{"items":["three"],"id":"0"}"#))
        // What came before the failure is kept.
        let broken = await answer("{ book(id: 2) { pages @stream(initialCount: 1) } }", delivery: .current)
        #expect(broken.contains(#"{"items":["three"],"id":"0"}"#))
        #expect(
            broken.hasSuffix(
                #"""
                "completed":[{"id":"0","errors":[{"message":"The page is torn.",\#
                "locations":[{"line":1,"column":17}],"path":["book","pages"]}]}],"hasNext":false}
                """#))
    }

    @Test func aFailureNullsTheNearestNullablePlace() async throws {
        let answer = try Answers(makeBooks())
        let body = await answer(#"{ book(id: "future") { id year } me { name } }"#)
        #expect(body.contains(#""data":{"book":null,"me":{"name":"Emma"}}"#))
        #expect(body.contains(#""path":["book","year"]"#))
        let thrown = await answer(#"{ book(id: "broken") { id } }"#)
        #expect(thrown.contains("The shelf fell over."))
        #expect(thrown.contains(#""data":{"book":null}"#))
    }

    @Test func mutationsAndSubscriptionsAnswer() async throws {
        let answer = try Answers(makeBooks())
        #expect(
            await answer(#"mutation { addBook(title: "New", year: 2026) { id title } }"#)
                == #"{"data":{"addBook":{"id":"new","title":"New"}}}"#)
        #expect(
            await answer("subscription { bookAdded(minimumYear: 0) { id reviews { stars } } }")
                == #"{"data":{"bookAdded":{"id":"1","reviews":[{"stars":null},{"stars":1}]}}}"# + "\n"
                + #"{"data":{"bookAdded":{"id":"2","reviews":[{"stars":null},{"stars":1}]}}}"#)
        #expect(await answer("subscription { bookAdded { id } }") == #"{"data":{"bookAdded":{"id":"2"}}}"#)
    }

    @Test func operationsAreTrustedDocuments() async throws {
        #expect(GeneratedSchema.operations.map(\.name) == ["Add", "Added", "Find", "Odd", "Shelf"])
        let answer = try Answers(makeBooks())
        let add = try #require(GeneratedSchema.operations.first)
        #expect(add.operationType == .mutation)
        #expect(add.id == DocumentIdentifier(ofText: add.text))
        let variables: JSONObject = ["title": "New", "year": 2026]
        let added = await answer(GraphQLRequest(documentId: add.id.description, variables: variables))
        #expect(added.hasPrefix(#"{"data":{"addBook":{"id":"new","title":"New","author":{"name":"#))
        let odd = try #require(GeneratedSchema.operations.first { $0.name == "Odd" })
        let found = await answer(GraphQLRequest(documentId: odd.id.key))
        #expect(found.hasPrefix(#"{"data":{"search":["#))
        #expect(found == (await answer(String(decoding: odd.text, as: UTF8.self))))
    }

    @Test func ourDirectivesAreNotListed() async throws {
        let answer = try Answers(makeBooks())
        let body = await answer("{ __schema { directives { name } } }")
        #expect(body.contains(#"{"name":"deprecated"}"#))
        for name in ["batch", "resolver", "cost", "listSize", "constraint", "swift"] {
            #expect(!body.contains("{\"name\":\"\(name)\"}"))
        }
    }

    @Test func descriptionsAndDeprecationsReachIntrospection() async throws {
        let answer = try Answers(makeBooks())
        let query =
            #"{ __type(name: "Book") { description fields(includeDeprecated: true) { name deprecationReason } } }"#
        let body = await answer(query)
        #expect(body.contains(#""description":"A printed or spoken work.""#))
        #expect(body.contains(#"{"name":"shelf","deprecationReason":"Shelves are gone. Use `kind`."}"#))
    }
}
