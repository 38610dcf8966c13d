import Testing

@testable import CharterApp

struct WorkflowSettingsTests {
    private func load(_ arguments: String...) throws -> WorkflowSettings {
        try ServerSettings.load(arguments: arguments, environment: [:]).workflows
    }

    @Test func theDefaultsAreThoseOfTheDesign() throws {
        let settings = try load()
        #expect(settings.workers == 4)
        #expect(settings.lease == .seconds(30))
        #expect(settings.heartbeat == .seconds(5))
        #expect(settings.reaperInterval == .seconds(5))
        #expect(settings.n8n == nil)
    }

    @Test func aLeaseOutlivesLostHeartbeats() throws {
        #expect(try load("--run-lease", "3", "--run-heartbeat", "1").heartbeat == .seconds(1))
        #expect(throws: ConfigurationError.self) { try load("--run-lease", "3", "--run-heartbeat", "1.1") }
    }

    @Test func n8nIsReachedByItsURL() throws {
        let n8n = try load(
            "--n8n-url", "http://n8n", "--n8n-api-key", "k", "--callback-url", "http://me", "--callback-secret",
            "0123456789abcdef"
        ).n8n
        #expect(n8n?.url == "http://n8n")
        #expect(n8n?.callbackURL == "http://me")
        #expect(n8n?.webhookURL == nil)
    }

    @Test func callbacksAreSignedWithASecretOfSomeLength() {
        #expect(throws: ConfigurationError.self) { try load("--callback-url", "http://me") }
        #expect(throws: ConfigurationError.self) { try load("--callback-secret", "short") }
    }
}
