import Testing

@testable import GraphQLValidation

@Suite struct LoneAnonymousOperationTests {
    @Test func alonePasses() throws {
        try expectValid("{ dog { ...F } } fragment F on Dog { name }", LoneAnonymousOperation.self)
        try expectValid("query A { __typename } query B { __typename }", LoneAnonymousOperation.self)
    }

    @Test func besideOthersDoesNot() throws {
        let message = "This anonymous operation must be the only defined operation."
        try expectErrors(
            "{ dog { name } } query B { __typename } { cat { name } }", LoneAnonymousOperation.self,
            [Expected(message, "1:1"), Expected(message, "1:41")])
    }
}
