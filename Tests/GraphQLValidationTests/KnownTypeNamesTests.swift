import Testing

@testable import GraphQLValidation

@Suite struct KnownTypeNamesTests {
    @Test func knownNamesPass() throws {
        try expectValid(
            "query($a: [Int!], $b: Complex) { pet { ... on Dog { name } ... { name } ...F } } fragment F on Pet "
                + "{ name }",
            KnownTypeNames.self)
    }

    @Test func unknownNamesDoNotAndAreCorrected() throws {
        try expectErrors(
            "query($a: [Comlex]) { pet { ... on Dgo { name } ...F } } fragment F on Zzzzzzzz { name }",
            KnownTypeNames.self,
            [
                Expected("Unknown type \"Comlex\". Did you mean \"Complex\"?", "1:12"),
                Expected("Unknown type \"Zzzzzzzz\".", "1:72"),
                Expected("Unknown type \"Dgo\". Did you mean \"Dog\"?", "1:36"),
            ])
    }

    @Test func typesThatTheDocumentDefinesAreKnown() throws {
        try expectErrors(
            "query($a: New) { pet { name } } input New { a: Int b: Newer }", KnownTypeNames.self,
            [Expected("Unknown type \"Newer\". Did you mean \"New\"?", "1:55")])
    }
}
