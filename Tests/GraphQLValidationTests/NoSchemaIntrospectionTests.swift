import GraphQLLanguage
import Testing

@testable import GraphQLValidation

@Suite struct NoSchemaIntrospectionTests {
    private func messages(_ text: String, allows: Bool) throws -> [String] {
        Validator(schema: TestSchema.animals, allowsIntrospection: allows)
            .validate(try Document.parse(text)).map(\.message)
    }

    @Test func introspectionIsRefusedOnlyWhereTurnedOff() throws {
        let text = "{ __schema { description } __typename }"
        #expect(try messages(text, allows: true).isEmpty)
        #expect(
            try messages(text, allows: false) == [
                "GraphQL introspection has been disabled, but the requested query contained the field \"__schema\"."
            ])
    }
}
