import Testing

@testable import GraphQLSchema

@Suite struct TypeSystemDefinitionsRuleTests {
    private let text = "type Query { a: Int }\nquery Q { a }\n{ a }\nfragment F on Query { a }"

    @Test func executableDefinitionsAreIgnoredByDefault() throws {
        #expect(try schemaErrors(text) == [])
    }

    @Test func executableDefinitionsAreReportedOnRequest() throws {
        #expect(
            try schemaErrors(text, options: SchemaBuildOptions(refusesExecutableDefinitions: true)) == [
                ExpectedError("The \"Q\" definition is executable and cannot be part of a schema.", (2, 1)),
                ExpectedError("The anonymous definition is executable and cannot be part of a schema.", (3, 1)),
                ExpectedError("The \"F\" definition is executable and cannot be part of a schema.", (4, 1)),
            ])
    }
}
