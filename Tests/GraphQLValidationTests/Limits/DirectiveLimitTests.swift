import Testing

@testable import GraphQLValidation

@Suite struct DirectiveLimitTests {
    private func marks(_ count: Int) -> String { String(repeating: " @many", count: count) }

    @Test func judgesBothSidesOfTheDefault() throws {
        try expectWithin(DocumentLimits(), "{ dog { name\(marks(8)) nickname\(marks(8)) } }")
        try expectExceeds(
            .directives, 8, DocumentLimits(), "{ dog { name\(marks(9)) } }", "There are 9 directives at one place",
            "1:62")
    }

    @Test(arguments: [
        "query @onQuery @onQuery { dog { name } }", "query($a: Int @onVariable @onVariable) { dog { name } }",
        "{ dog { ... @skip(if: true) @include(if: true) { name } } }",
        "{ dog { ...F @skip(if: true) @include(if: true) } } fragment F on Dog { name }",
        "{ dog { ...F } } fragment F on Dog @onQuery @onQuery { name }",
    ])
    func judgesEveryPlace(_ text: String) throws {
        let errors = Validator(schema: TestSchema.animals, limits: DocumentLimits(directives: 1))
            .validate(try .parse(text))
        #expect(errors.map(\.exceededLimit) == [.directives])
    }
}
