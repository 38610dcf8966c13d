import GoldenInputsClient
import GraphQLJSON
import GraphQLOperations
import Testing

import func GoldenInputs.makeInputs

/// Typed variables, sent to the server of the Inputs schema, which says what it got.
@Suite struct GoldenInputsClientTests {
    private func echo(_ query: EchoQuery) async throws -> String {
        try await Answers(makeInputs()).data(query).echo
    }

    @Test func absentNullAndAValueAreThreeThings() async throws {
        var order = Order(id: "7", count: 2, lines: [])
        #expect(try await echo(EchoQuery(order: order)).contains("comment absent"))
        order.comment = nil
        #expect(try await echo(EchoQuery(order: order)).contains("comment null"))
        order.comment = "hi"
        #expect(try await echo(EchoQuery(order: order)).contains("comment=hi"))
        order.comment = Nullable(String?.none)
        #expect(order.comment == .absent)
    }

    @Test func defaultsTakeThePlaceOfWhatIsLeftOut() async throws {
        let order = Order(id: "7", count: 2, lines: [OrderLine(sku: "ab", price: 1.5)])
        let expected =
            "id=7 count=2 color=RED comment absent priority=1 gift=nil lines=ab:1.5 note=nil tags=b limit=4 weights="
        #expect(try await echo(EchoQuery(order: order)) == expected)
        var given = EchoQuery(order: order, note: "n", tags: ["x", "y"], limit: 9, weights: .value([1, nil]))
        given.order.color = .darkBlue
        given.order.gift = true
        given.order.priority = nil
        #expect(
            try await echo(given)
                == "id=7 count=2 color=darkBlue comment absent priority=nil gift=true lines=ab:1.5 note=n tags=x+y "
                + "limit=9 weights=1.0+nil")
    }

    @Test func inputsNest() async throws {
        let parent = Order(id: "8", count: 1, lines: [])
        let order = Order(
            id: "7", count: 2, lines: [], parent: .value(parent), filter: .value(Filter(not: .value(Filter(text: "t"))))
        )
        #expect(try await echo(EchoQuery(order: order)).contains("parent=8 not=t"))
        #expect(order == order && order != parent)
    }

    @Test func aOneOfInputIsOneCase() async throws {
        let answers = try Answers(makeInputs())
        #expect(try await answers.data(FindQuery(by: .name("x"))).find == "name x")
        #expect(try await answers.data(FindQuery(by: .nested(.color(.green)))).find == "nested color green")
    }

    @Test func customScalarsAreJSON() async throws {
        let query = AtQuery(time: "42s", value: .value(["a": [1, 2.5, .null, true, "x"]]))
        let data = try await Answers(makeInputs()).data(query)
        #expect(data.at == "32s")
        #expect(data.json == ["a": [1, 2.5, .null, true, "x"]])
    }

    @Test func enumsAreSentByTheirNames() async throws {
        #expect(try await Answers(makeInputs()).data(PageQuery(first: 3)).page == [.red, .green, .darkBlue])
        #expect(Color(rawValue: "PINK") == .unknown("PINK"))
        #expect(Color.encode(.unknown("PINK")) == "PINK" && Color.darkBlue.rawValue == "darkBlue")
    }
}
