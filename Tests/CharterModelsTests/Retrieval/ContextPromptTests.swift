import Testing

@testable import CharterModels

struct ContextPromptTests {
    private func context(_ id: String, _ content: String) -> RetrievedContext {
        RetrievedContext(citation: ModelCitation(id: id, type: "note", score: 0.5), content: content)
    }

    @Test func contextsAreQuotedUnderTheirIds() {
        let prompt = ContextPrompt([context("c-1", "Ships sail."), context("c-2", "Cars drive.")], options: .init())
        #expect(prompt.text.hasSuffix("\n[c-1] note\nShips sail.\n\n[c-2] note\nCars drive.\n"))
        #expect(prompt.citations.map(\.id) == ["c-1", "c-2"])
    }

    @Test func withoutContextsThereIsNothingToSay() {
        #expect(
            ContextPrompt([], options: .init()) == ContextPrompt([context("c", "x")], options: .init(maximumBytes: 9)))
        #expect(ContextPrompt([], options: .init()).text.isEmpty)
    }

    @Test(arguments: [150, 200, 300, 1_000])
    func itsSizeIsBounded(bytes: Int) {
        let contexts = (0..<9).map { context("c-\($0)", String(repeating: "naïve ", count: 100)) }
        let prompt = ContextPrompt(contexts, options: RetrievalOptions(maximumContexts: 8, maximumBytes: bytes))
        #expect(prompt.text.utf8.count <= bytes)
        for citation in prompt.citations { #expect(prompt.text.contains("[\(citation.id)]")) }
        #expect(!prompt.text.contains("[c-8]"))
    }

    @Test func whatDoesNotFitMakesRoomForWhatDoes() {
        let long = context("long", String(repeating: "x", count: 5_000))
        let prompt = ContextPrompt(
            [context("first", String(repeating: "y", count: 100)), long, context("short", "z")],
            options: RetrievalOptions(maximumBytes: 240))
        #expect(prompt.citations.map(\.id) == ["first", "short"])
    }
}
