import GoldenInputs
import Testing

/// Inputs, one-of inputs, enums, scalars and constraints, compiled from the golden files and run.
@Suite struct GoldenInputsTests {
    private func echo(_ order: String, _ rest: String = "") async throws -> String {
        try await Answers(makeInputs())("{ echo(order: {id: 7, count: 2, lines: [], \(order)}, \(rest)) }")
    }

    @Test func absentNullAndAValueAreThreeThings() async throws {
        #expect(try await echo("").contains("comment absent"))
        #expect(try await echo("comment: null").contains("comment null"))
        #expect(try await echo(#"comment: "hi""#).contains("comment=hi"))
    }

    @Test func defaultsTakeThePlaceOfWhatIsAbsent() async throws {
        let expected =
            #"{"data":{"echo":"id=7 count=2 color=RED comment absent priority=1 gift=nil lines= note=nil tags=a "#
            + #"limit=3 weights="}}"#
        #expect(try await echo("") == expected)
        let given = try await echo(
            "priority: null, color: darkBlue, gift: true", "note: \"n\", tags: [], limit: 9, weights: [1, null]")
        #expect(given.contains("color=darkBlue"))
        #expect(given.contains("priority=nil gift=true"))
        #expect(given.contains("note=n tags= limit=9 weights=1.0+nil"))
    }

    @Test func inputsNest() async throws {
        let body = try await echo(
            #"parent: {id: 8, count: 1, lines: []}, filter: {not: {text: "t"}}"#)
        #expect(body.contains("parent=8 not=t"))
    }

    @Test func aOneOfInputIsTheCaseThatIsGiven() async throws {
        let answer = try Answers(makeInputs())
        #expect(await answer("{ find(by: {name: \"x\"}) }") == #"{"data":{"find":"name x"}}"#)
        #expect(await answer("{ find(by: {nested: {id: 3}}) }") == #"{"data":{"find":"nested id 3"}}"#)
        #expect(await answer("{ find(by: {color: GREEN}) }") == #"{"data":{"find":"color green"}}"#)
    }

    @Test func boundScalarsAreParsedAndSerialized() async throws {
        let answer = try Answers(makeInputs())
        #expect(await answer("{ at(time: \"25s\") }") == #"{"data":{"at":"15s"}}"#)
        let unserializable = await answer("{ at(time: \"5s\") }")
        #expect(unserializable.contains("Before the beginning."))
        #expect(unserializable.contains(#""data":{"at":null}"#))
        #expect(await answer("{ at(time: \"soon\") }").contains("DateTime needs a text"))
        #expect(await answer("{ json(value: {a: [1, true]}) }") == #"{"data":{"json":{"a":[1,true]}}}"#)
    }

    @Test func enumsAreWrittenByTheirNames() async throws {
        let answer = try Answers(makeInputs())
        #expect(await answer("{ page(first: 3) }") == #"{"data":{"page":["RED","GREEN","darkBlue"]}}"#)
    }

    @Test(arguments: [
        ("", "limit: 11", "\\\"limit\\\" must be at most 10, not 11."),
        ("", "limit: 0", "\\\"limit\\\" must be at least 1, not 0."),
        ("comment: \"thirteen long\"", "", "\\\"comment\\\" must have at most 12 characters, not 13."),
        ("filter: null, parent: {id: 1, count: 0, lines: []}", "", "\\\"count\\\" must be at least 1, not 0."),
    ])
    func constraintsAreChecked(_ order: String, _ rest: String, _ message: String) async throws {
        let body = try await echo(order, rest)
        #expect(body.contains(message))
        #expect(body.contains("BAD_USER_INPUT"))
    }

    @Test(arguments: [
        ("{ at(time: \"soon\") }", "time"), ("{ page(first: -1) }", "first"),
        ("{ echo(order: {id: 1, count: 0, lines: []}) }", "order.count"),
        ("{ echo(order: {id: 1, count: 1, lines: [], parent: {id: 1, count: 0, lines: []}}) }", "order.parent.count"),
    ])
    func aMistakeSaysWhereItStands(_ query: String, _ argument: String) async throws {
        let body = await (try Answers(makeInputs()))(query)
        #expect(body.contains("\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"argument\":\"\(argument)\"}"), "\(body)")
    }

    @Test func constraintsOfListsCoverTheirItems() async throws {
        let answer = try Answers(makeInputs())
        let body = await answer(
            "{ echo(order: {id: 1, count: 1, lines: [{sku: \"ab\", price: 1}, {sku: \"toolong\", price: 1}]}) }")
        #expect(body.contains("\\\"sku\\\" must have at most 4 characters, not 7."))
        #expect(body.contains(#""argument":"order.lines[1].sku""#))
    }
}
