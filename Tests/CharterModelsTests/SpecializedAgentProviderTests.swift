import Synchronization
import Testing

@testable import CharterModels

struct SpecializedAgentProviderTests {
    private final class Ear: Sendable {
        let request = Mutex<ModelRequest?>(nil)
    }

    private let ear = Ear()

    private var agent: SpecializedAgentProvider {
        let base = ScriptedModel(heard: { [ear] request in ear.request.withLock { $0 = request } })
        return SpecializedAgentProvider(
            summary: "reviews code",
            systemPrompt: "You review code.",
            parameters: ModelParameters(maximumTokens: 64, temperature: 0),
            over: base
        )
    }

    @Test func itsPromptAndParametersFrameTheConversation() async throws {
        _ = try await agent.generate("Look", parameters: ModelParameters(temperature: 1))
        let heard = ear.request.withLock { $0 }
        #expect(heard?.messages == [.system("You review code."), .user("Look")])
        #expect(heard?.parameters == ModelParameters(maximumTokens: 64, temperature: 1))
    }

    @Test func itSignsItsReplies() async throws {
        #expect(try await agent.generate("Look").model == "specialized-agent")
        let (events, _) = await agent.streamChat(ModelRequest(prompt: "Look")).collected()
        guard case .finished(let reply) = events.last else {
            Issue.record("no end: \(events)")
            return
        }
        #expect(reply.model == "specialized-agent")
        #expect(reply.content == "Hello")
    }

    @Test func anEmptyConversationStaysEmpty() async {
        await #expect(throws: ModelError.self) { try await agent.chat(ModelRequest(messages: [])) }
        let (_, error) = await agent.streamChat(ModelRequest(messages: [])).collected()
        #expect((error as? ModelError)?.code == "VALIDATION_ERROR")
    }

    @Test func itIsAsAvailableAsItsBase() async {
        let base = ScriptedModel(currentAvailability: .unavailable(reason: "off"))
        let agent = SpecializedAgentProvider(summary: "s", systemPrompt: "p", over: base)
        #expect(await agent.availability() == .unavailable(reason: "off"))
    }

    // MARK: Contexts

    private struct Shelf: ContextRetriever {
        var result: Result<[RetrievedContext], ModelError>

        func contexts(for prompt: String, options: RetrievalOptions) async throws -> [RetrievedContext] {
            #expect(prompt == "Look")
            #expect(options == RetrievalOptions())
            return try result.get()
        }
    }

    private func agent(_ shelf: Shelf) -> SpecializedAgentProvider {
        let base = ScriptedModel(heard: { [ear] request in ear.request.withLock { $0 = request } })
        return SpecializedAgentProvider(summary: "s", systemPrompt: "You review code.", over: base, retriever: shelf)
    }

    private let found = RetrievedContext(
        citation: ModelCitation(id: "c-1", type: "note", score: 0.03), content: "Use tabs.")

    @Test func itAnswersWithContextsAndCitesThem() async throws {
        let agent = agent(Shelf(result: .success([found])))
        #expect(try await agent.generate("Look").citations == [found.citation])
        let system = try #require(ear.request.withLock { $0 }?.messages.first?.content)
        #expect(system.hasPrefix("You review code.\n\n"))
        #expect(system.hasSuffix("\n[c-1] note\nUse tabs.\n"))
        ear.request.withLock { $0 = nil }
        let (events, _) = await agent.streamChat(ModelRequest(prompt: "Look")).collected()
        guard case .finished(let reply) = events.last else {
            Issue.record("no end: \(events)")
            return
        }
        #expect(reply.citations == [found.citation])
        #expect(ear.request.withLock { $0 }?.messages.first?.content == system)
    }

    @Test func aSearchThatFailsOrFindsNothingDoesNotKeepItFromAnswering() async throws {
        let results: [Result<[RetrievedContext], ModelError>] = [.failure(.invalidRequest(reason: "x")), .success([])]
        for result in results {
            let agent = agent(Shelf(result: result))
            #expect(try await agent.generate("Look").citations.isEmpty)
            #expect(ear.request.withLock { $0 }?.messages == [.system("You review code."), .user("Look")])
            let (events, error) = await agent.streamChat(ModelRequest(prompt: "Look")).collected()
            #expect(error == nil)
            #expect(events.count == 3)
        }
    }

    private struct Silence: ContextRetriever {
        func contexts(for prompt: String, options: RetrievalOptions) async throws -> [RetrievedContext] {
            try await Task.sleep(for: .seconds(600))
            return []
        }
    }

    @Test func itsPatienceWithASearchEnds() async throws {
        let time = ManualClock()
        let agent = SpecializedAgentProvider(
            summary: "s", systemPrompt: "p", over: ScriptedModel(), retriever: Silence(), clock: time.clock)
        let answer = Task { try await agent.generate("Look") }
        await time.untilSomebodySleeps()
        time.advance(by: RetrievalOptions().patience)
        #expect(try await answer.value.content == "Hello")
    }
}
