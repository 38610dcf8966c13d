import Testing

@testable import GraphQLValidation

@Suite struct DepthLimitTests {
    private func nested(_ levels: Int) -> String {
        "{ dog " + String(repeating: "{ mate ", count: levels - 2) + "{ name }"
            + String(repeating: " }", count: levels - 1)
    }

    @Test func judgesBothSidesOfTheDefault() throws {
        try expectWithin(DocumentLimits(), nested(12))
        try expectExceeds(
            .depth, 12, DocumentLimits(), nested(13), "The operation nests 13 levels of fields", "1:86")
    }

    @Test func countsThroughFragments() throws {
        let limits = DocumentLimits(depth: 4)
        let fragments = " fragment F on Dog { mate { ... { ...G } } } fragment G on Dog { mate { name } }"
        try expectWithin(limits, "{ dog { ...F } }" + fragments)
        try expectExceeds(
            .depth, 4, limits, "{ dog { mate { ...F } } }" + fragments, "The operation nests 5 levels", "1:98")
    }

    @Test func leavesIntrospectionToItsOwnBudget() throws {
        try expectWithin(
            DocumentLimits(depth: 2), "{ dog { name } __schema { types { fields { type { ofType { name } } } } } }")
    }
}
