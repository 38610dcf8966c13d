import Testing

@testable import GraphQLValidation

@Suite struct UniqueArgumentNamesTests {
    @Test func differentNamesPass() throws {
        try expectValid("{ values { two(a: 1, b: 1) @many(n: 1) @many(n: 2) } }", UniqueArgumentNames.self)
    }

    @Test func repeatedNamesAreToldOnce() throws {
        try expectErrors(
            "{ values { two(a: 1, b: 1, a: 2, a: 3) @many(n: 1, n: 2) } }", UniqueArgumentNames.self,
            [
                Expected("There can be only one argument named \"a\".", "1:16", "1:28", "1:34"),
                Expected("There can be only one argument named \"n\".", "1:46", "1:52"),
            ])
    }

    @Test func manyNamesAreComparedByHash() throws {
        let many = (0..<40).map { "a\($0): 1" }.joined(separator: ", ")
        try expectErrors(
            "{ dog(\(many), a7: 1) }", UniqueArgumentNames.self,
            [Expected("There can be only one argument named \"a7\".", "1:56", "1:317")])
    }
}
