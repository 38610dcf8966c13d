import Testing

@testable import CharterApp

struct StorageSettingsTests {
    private func load(_ arguments: [String] = [], environment: [String: String] = [:]) throws -> StorageSettings {
        try ServerSettings.load(arguments: arguments, environment: environment).storage
    }

    @Test func withoutConfigurationAFileInTheDataDirectoryHoldsEverything() throws {
        #expect(try load(["--data-dir", "/data"]).databaseURL == "sqlite:/data/charter.db")
        #expect(try load().redisURL == nil)
        #expect(try load().poolSize == 10)
        #expect(try load().migrates)
    }

    @Test func theVariablesHaveTheNamesThatEverybodyKnows() throws {
        let settings = try load(
            environment: ["DATABASE_URL": "postgres://u:p@h/d", "REDIS_URL": "redis://h", "CHARTER_MIGRATE": "false"])
        #expect(settings.databaseURL == "postgres://u:p@h/d")
        #expect(settings.redisURL == "redis://h")
        #expect(!settings.migrates)
    }

    @Test func anOptionWinsOverItsVariable() throws {
        #expect(
            try load(["--database-url", "sqlite:x"], environment: ["DATABASE_URL": "sqlite:y"]).databaseURL
                == "sqlite:x")
    }

    @Test func retentionIsInDaysAndZeroKeepsAll() throws {
        #expect(try load().logRetention == .seconds(90 * 86_400))
        #expect(try load(["--log-retention-days", "0", "--run-retention-days", "2"]).logRetention == nil)
        #expect(try load(["--log-retention-days", "0", "--run-retention-days", "2"]).runRetention == .seconds(172_800))
    }
}
