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
}
