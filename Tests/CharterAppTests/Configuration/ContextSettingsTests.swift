import CharterContexts
import CharterModels
import Testing

@testable import CharterApp

struct ContextSettingsTests {
    private func load(_ arguments: String...) throws(ConfigurationError) -> ContextSettings {
        try ServerSettings.load(arguments: arguments, environment: [:]).contexts
    }

    private func mistake(_ arguments: String...) -> String? {
        do throws(ConfigurationError) {
            _ = try ServerSettings.load(arguments: arguments, environment: [:])
            return nil
        } catch {
            return error.mistakes.first
        }
    }

    @Test func theLocalModelMakesVectorsUnlessItIsOff() throws {
        #expect(try load().embedding == .local)
        guard case .none(let reason) = try load("--local-model", "false").embedding else {
            Issue.record("vectors without a model")
            return
        }
        #expect(reason.contains("CHARTER_LOCAL_MODEL=true"))
        guard case .none = try load("--embedding-model", "off").embedding else {
            Issue.record("vectors although they are off")
            return
        }
    }

    @Test func anotherServerNeedsAnAddressAndTheNameOfItsModel() throws {
        #expect(mistake("--embedding-model", "external-model")?.contains("--embedding-model-name") == true)
        #expect(
            mistake("--embedding-model", "external-model", "--external-model-url", "http://127.0.0.1:1/v1")?
                .contains("--embedding-model-name") == true)
        let settings = try load(
            "--embedding-model", "external-model", "--external-model-url", "http://127.0.0.1:1/v1",
            "--external-model-name", "chat", "--embedding-model-name", "embed")
        let endpoint = try OpenAICompatibleEndpoint(baseURL: "http://127.0.0.1:1/v1", model: "embed")
        #expect(settings.embedding == .external(endpoint, model: "embed"))
    }

    @Test func likenessIsThatOfTheModelUnlessItIsSet() throws {
        #expect(try load().retrieval.minimumSimilarity == RetrievalOptions.similarityOfLocalModel)
        let external = [
            "--embedding-model", "external-model", "--external-model-url", "http://127.0.0.1:1/v1",
            "--external-model-name", "chat", "--embedding-model-name", "embed",
        ]
        func other(_ more: String...) throws -> Double {
            try ServerSettings.load(arguments: external + more, environment: [:]).contexts.retrieval.minimumSimilarity
        }
        #expect(try other() == RetrievalOptions.similarityOfOtherModels)
        #expect(try other("--agent-context-similarity", "0.7") == 0.7)
        #expect(try load("--agent-context-similarity", "0").retrieval.minimumSimilarity == 0)
        #expect(mistake("--agent-context-similarity", "2") != nil)
    }

    @Test func sizesHaveTheirDefaults() throws {
        let settings = try load()
        #expect(settings.options == ContextOptions())
        #expect(settings.retrieval == RetrievalOptions())
        #expect(settings.textBytes == nil)
        let changed = try load(
            "--vector-index-mib", "1", "--pgvector", "false", "--agent-contexts", "0", "--embedding-text-bytes", "500")
        #expect(changed.options == ContextOptions(maximumIndexBytes: 1 << 20, usesPgvector: false))
        #expect(changed.retrieval.maximumContexts == 0)
        #expect(changed.textBytes == 500)
    }
}
