import GraphQLLanguage
import Testing

@testable import GraphQLValidation

@Suite struct SelectionCountTests {
    private func totals(_ text: String) throws -> SelectionTotals {
        let context = ValidationContext(try Document.parse(text), validator: Validator(schema: TestSchema.animals))
        return try #require(LimitContext(context, DocumentLimits()).operationTotals.first)
    }

    @Test func countsWithEverySpreadInPlace() throws {
        let totals = try totals(
            "{ a: dog { ...F mate { ...F } } __schema { types { name } } } fragment F on Dog { b: name ...G } "
                + "fragment G on Dog { owner { name } }")
        #expect(totals.aliases == 3)
        #expect(totals.fragmentVisits == 4)
        #expect(totals.depth == 4)
        #expect(totals.fields == 11)
        #expect(totals.introspectionDepth == 3)
        #expect(totals.introspectionFields == 3)
    }

    @Test func countsAFragmentBeforeItIsDefined() throws {
        let text =
            "fragment A on Dog { ...B } fragment B on Dog { ...C } fragment C on Dog { mate { name } } { dog { ...A } }"
        #expect(try totals(text).depth == 3)
        #expect(try totals(text).fragmentVisits == 3)
    }

    @Test func comesToAnEndInACycle() throws {
        #expect(try totals("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { ...A name }").depth == 2)
    }

    @Test func stopsCountingAtTheCeiling() throws {
        let fragments = (0..<100).map { "fragment F\($0) on Dog { a: name ...F\($0 + 1) ...F\($0 + 1) }" }.joined()
        let totals = try totals("{ dog { ...F0 } } \(fragments) fragment F100 on Dog { name }")
        #expect(totals.aliases == SelectionTotals.ceiling)
        #expect(totals.fragmentVisits == SelectionTotals.ceiling)
    }
}
