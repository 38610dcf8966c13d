import Testing

@testable import GraphQLValidation

@Suite struct RootFieldLimitTests {
    private func roots(_ count: Int) -> String { (0..<count).map { "a\($0): __typename" }.joined(separator: " ") }

    @Test func judgesBothSidesOfTheDefault() throws {
        try expectWithin(DocumentLimits(), "{ \(roots(20)) }")
        try expectExceeds(
            .rootFields, 20, DocumentLimits(), "{ \(roots(21)) }",
            "The operation asks for more than 20 fields at its root", "1:313")
    }

    @Test func countsResponseNamesInFragmentsOnce() throws {
        let limits = DocumentLimits(rootFields: 2)
        let fragments =
            " fragment F on Query { dog { name } ...G } fragment G on Query { cat { name } ... { dog { name } } }"
        try expectWithin(limits, "{ ...F ...G dog { name } }" + fragments)
        try expectExceeds(
            .rootFields, 2, limits, "{ ...F x: dog { name } }" + fragments, "The operation asks for more than 2", "1:90"
        )
    }

    @Test func comesToAnEndInACycle() throws {
        let errors = Validator(schema: TestSchema.animals, limits: DocumentLimits())
            .validate(try .parse("{ ...F } fragment F on Query { ...F dog { name } }"))
        #expect(errors.map(\.message) == ["Cannot spread fragment \"F\" within itself."])
    }
}
