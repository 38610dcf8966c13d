import Testing

@testable import GraphQLValidation

@Suite struct ListInputLimitTests {
    private func list(_ count: Int) -> String {
        "{ values { list(a: [" + String(repeating: "\"\" ", count: count) + "]) } }"
    }

    @Test func judgesBothSidesOfTheDefault() throws {
        try expectWithin(DocumentLimits(), list(1_000))
        try expectExceeds(
            .listInput, 1_000, DocumentLimits(), list(1_001), "The list has 1001 items; at most 1000", "1:20")
    }
}
