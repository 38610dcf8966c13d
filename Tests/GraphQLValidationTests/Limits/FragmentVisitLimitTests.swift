import Testing

@testable import GraphQLValidation

@Suite struct FragmentVisitLimitTests {
    private func doubling(_ times: Int) -> String {
        "{ dog { ...F0 } }"
            + (0..<times).map { " fragment F\($0) on Dog { ...F\($0 + 1) mate { ...F\($0 + 1) } }" }.joined()
            + " fragment F\(times) on Dog { name }"
    }

    @Test func judgesBothSidesOfTheDefault() throws {
        let spreads = { (count: Int) in
            "{ dog { " + String(repeating: "...F ", count: count) + "} } fragment F on Dog { name }"
        }
        try expectWithin(DocumentLimits(), spreads(1_000))
        try expectExceeds(
            .fragmentVisits, 1_000, DocumentLimits(), spreads(1_001), "The operation enters fragments 1001 times", "1:1"
        )
    }

    @Test func countsWhatFragmentsSpread() throws {
        let limits = DocumentLimits(depth: .max, fragmentVisits: 31)
        try expectWithin(limits, doubling(4))
        try expectExceeds(
            .fragmentVisits, 31, limits, doubling(5), "The operation enters fragments 63 times", "1:1")
    }

    @Test func staysExactInMessagesOfExponentialDocuments() throws {
        try expectExceeds(
            .fragmentVisits, 1_000, DocumentLimits(), doubling(900),
            "The operation enters fragments more than 999999999 times", "1:1")
    }
}
