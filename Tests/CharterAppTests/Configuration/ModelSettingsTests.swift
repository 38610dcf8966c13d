import Testing

@testable import CharterApp

struct ModelSettingsTests {
    private func load(_ arguments: String..., environment: [String: String] = [:]) throws(ConfigurationError)
        -> ModelSettings
    {
        try ServerSettings.load(arguments: arguments, environment: environment).models
    }

    @Test func theLocalModelLivesInTheDataDirectory() throws {
        #expect(try load("--data-dir", "/data").local?.pythonPath == "/data/local-model/venv/bin/python3")
        #expect(try load("--local-model", "false").local == nil)
    }

    @Test func anExternalModelNeedsAURL() throws {
        #expect(try load().external == nil)
        let endpoint = try load("--external-model-url", "http://127.0.0.1:1/v1/", "--external-model-name", "m").external
        #expect(endpoint?.baseURL == "http://127.0.0.1:1/v1")
        #expect(endpoint?.model == "m")
    }

    @Test func aWrongURLIsLocated() {
        do throws(ConfigurationError) {
            _ = try load(environment: ["CHARTER_EXTERNAL_MODEL_URL": "ftp://x"])
            Issue.record("accepted")
        } catch {
            #expect(error.mistakes.first?.hasPrefix("CHARTER_EXTERNAL_MODEL_URL=ftp://x: ") == true)
        }
    }

    @Test func timeoutsHaveTheirDefaults() throws {
        let timeouts = try load().timeouts
        #expect(timeouts.connect == .seconds(5))
        #expect(timeouts.firstToken == .seconds(30))
        #expect(timeouts.betweenTokens == .seconds(30))
    }
}
