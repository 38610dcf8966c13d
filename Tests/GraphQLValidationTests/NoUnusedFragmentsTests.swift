import Testing

@testable import GraphQLValidation

@Suite struct NoUnusedFragmentsTests {
    @Test func fragmentsReachedFromAnOperationPass() throws {
        try expectValid(
            "query A { dog { ...F } } query B { dog { ...H } } fragment F on Dog { ...G } fragment G on Dog { name } "
                + "fragment H on Dog { name }", NoUnusedFragments.self)
    }

    @Test func fragmentsThatOnlyReachEachOtherDoNot() throws {
        try expectErrors(
            "{ dog { name } } fragment F on Dog { ...G } fragment G on Dog { ...F }", NoUnusedFragments.self,
            [Expected("Fragment \"F\" is never used.", "1:18"), Expected("Fragment \"G\" is never used.", "1:45")])
    }
}
