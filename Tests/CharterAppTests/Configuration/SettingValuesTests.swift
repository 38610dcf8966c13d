import Testing

@testable import CharterApp

struct SettingValuesTests {
    private func values(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws(ConfigurationError)
        -> SettingValues
    {
        try SettingValues(arguments: arguments, environment: environment)
    }

    private func mistakes(_ arguments: [String] = [], _ environment: [String: String] = [:]) -> [String] {
        do throws(ConfigurationError) {
            _ = try values(arguments, environment)
            return []
        } catch {
            return error.mistakes
        }
    }

    @Test func defaultsStandInWhenNothingIsSet() throws {
        let values = try values()
        #expect(values.integer(Settings.port) == 8080)
        #expect(values.text(Settings.host) == "127.0.0.1")
        #expect(values.flag(Settings.localModel))
        #expect(values.text(Settings.tlsKey) == nil)
        #expect(values.list(Settings.allowedOrigins) == [])
    }

    @Test func optionWinsOverVariableAndVariableOverDefault() throws {
        let environment = ["CHARTER_PORT": "9001", "CHARTER_HOST": "localhost"]
        let values = try values(["--port", "9002"], environment)
        #expect(values.integer(Settings.port) == 9002)
        #expect(values.text(Settings.host) == "localhost")
    }

    @Test(arguments: [["--port=9003"], ["--port", "9003"]])
    func bothSpellingsOfAnOption(arguments: [String]) throws {
        #expect(try values(arguments).integer(Settings.port) == 9003)
    }

    @Test func aFlagNeedsNoValue() throws {
        #expect(try values(["--allow-anonymous"]).flag(Settings.allowAnonymous))
        #expect(try !values(["--local-model", "false"]).flag(Settings.localModel))
    }

    @Test func listsAreSplitAtCommas() throws {
        let values = try values(["--allowed-origins", "https://a.example, https://b.example"])
        #expect(values.list(Settings.allowedOrigins) == ["https://a.example", "https://b.example"])
    }

    @Test func wrongValuesNameTheirPlaceAndWhatIsWanted() {
        #expect(mistakes([], ["CHARTER_PORT": "abc"]) == ["CHARTER_PORT=abc: must be a whole number, 0 to 65535"])
        #expect(mistakes(["--port", "70000"]) == ["--port=70000: must be a whole number, 0 to 65535"])
        #expect(
            mistakes(["--status-policy", "x"]) == ["--status-policy=x: must be one of draft-2026, audit-2025"])
        #expect(mistakes(["--local-model", "maybe"]) == ["--local-model=maybe: must be true or false"])
        #expect(mistakes(["--header-timeout", "-1"]).count == 1)
    }

    @Test func allMistakesAreToldAtOnce() {
        #expect(mistakes(["--port", "x"], ["CHARTER_MAX_TOKENS": "0", "CHARTER_MODE": "test"]).count == 3)
    }

    @Test func unknownOptionsAreRefusedWithASuggestion() {
        #expect(mistakes(["--prot", "1"]) == ["--prot: unknown option. Did you mean \"--port\" or \"--host\"?"])
        #expect(mistakes(["serve"]) == ["serve: unexpected argument; options begin with --"])
    }

    @Test func aMissingValueIsNamed() {
        #expect(mistakes(["--port"]).first?.hasPrefix("--port: a value is missing") == true)
    }

    @Test func secretsAreNeverShown() throws {
        let values = try values([], ["CHARTER_EXTERNAL_MODEL_KEY": "sesame"])
        #expect(values.text(Settings.externalModelKey) == "sesame")
        #expect(!Settings.help.contains("sesame"))
    }
}
