import Testing

@testable import GraphQLValidation

@Suite struct ExecutableDefinitionsTests {
    @Test func operationsAndFragmentsPass() throws {
        try expectValid("{ dog { ...F } } fragment F on Dog { name }", ExecutableDefinitions.self)
    }

    @Test func definitionsAndExtensionsDoNot() throws {
        try expectErrors(
            "{ dog { name } }\ntype Cow { name: String }\n extend type Dog { color: String }\nschema { query: Q }",
            ExecutableDefinitions.self,
            [
                Expected("The \"Cow\" definition is not executable.", "2:1"),
                Expected("The \"Dog\" definition is not executable.", "3:2"),
                Expected("The schema definition is not executable.", "4:1"),
            ])
    }
}
