import Testing

@testable import GraphQLValidation

@Suite struct SuggestionOrderTests {
    @Test(arguments: [[], [1], [3, 2, 1], [1, 2, 3, 0], [5, 4, 4, 1, 9, 2, 2], Array((0..<200).reversed())])
    func anOrderIsAnOrder(_ numbers: [Int]) {
        #expect(SuggestionOrder.sorted(numbers, by: <) == numbers.sorted())
    }

    @Test func equalElementsStayAsTheyWere() {
        let pairs = [(2, "a"), (1, "b"), (2, "c"), (1, "d")]
        #expect(SuggestionOrder.sorted(pairs) { $0.0 < $1.0 }.map(\.1) == ["b", "d", "a", "c"])
    }

    /// Rock, paper, scissors: where it begins decides.
    @Test func aCircleHasAnOutcomeThatIsAlwaysTheSame() {
        let beats = ["r": "s", "s": "p", "p": "r"]
        let precedes: (String, String) -> Bool = { beats[$0] == $1 }
        #expect(SuggestionOrder.sorted(["r", "s", "p"], by: precedes) == ["r", "s", "p"])
        #expect(SuggestionOrder.sorted(["r", "p", "s"], by: precedes) == ["s", "p", "r"])
    }
}
