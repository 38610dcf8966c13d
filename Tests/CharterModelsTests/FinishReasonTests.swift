import Testing

@testable import CharterModels

struct FinishReasonTests {
    @Test(arguments: [
        ("stop", FinishReason.stop), ("length", .length), ("tool_calls", .toolCalls),
        ("content_filter", .contentFilter), ("eos_found", .other("eos_found")),
    ])
    func wireNames(name: String, reason: FinishReason) {
        #expect(FinishReason(wireName: name) == reason)
        #expect(reason.wireName == name)
    }
}
