import Testing

@testable import CharterModels

struct ModelRegistryTests {
    private func registry() throws -> ModelRegistry {
        try ModelRegistry(
            [
                .init(ScriptedModel(name: "local"), aliases: ["small", "tiny"]),
                .init(
                    UnavailableModelProvider(
                        name: "remote", summary: "far", kind: .openAICompatible, reason: "set a URL")
                ),
            ],
            defaultName: "small"
        )
    }

    @Test(arguments: [(nil, "local"), ("local", "local"), ("tiny", "local"), ("remote", "remote")])
    func namesAliasesAndTheDefault(name: String?, expected: String) throws {
        #expect(try registry().model(named: name).name == expected)
    }

    @Test func anUnknownNameIsAValidationError() throws {
        let registry = try registry()
        #expect(throws: ModelError.unknownModel(name: "big", known: ["local", "remote"])) {
            try registry.model(named: "big")
        }
    }

    @Test func namesAreUsedOnce() {
        let (one, other) = (ScriptedModel(name: "one"), ScriptedModel(name: "other"))
        #expect(throws: ModelError.invalidConfiguration(reason: "two models are called \"one\"")) {
            try ModelRegistry([.init(one), .init(other, aliases: ["one"])], defaultName: "one")
        }
        #expect(throws: ModelError.self) { try ModelRegistry([.init(one)], defaultName: "two") }
        #expect(throws: ModelError.self) { try ModelRegistry([.init(one, aliases: [""])], defaultName: "one") }
    }

    @Test func theListShowsEveryModelAsItIs() async throws {
        let list = try await registry().descriptions()
        #expect(list.map(\.name) == ["local", "remote"])
        #expect(list.map(\.isDefault) == [true, false])
        #expect(list.map(\.aliases) == [["small", "tiny"], []])
        #expect(list.map(\.availability) == [.available, .unavailable(reason: "set a URL")])
    }

    @Test func callsAreEnteredInTheLedger() async throws {
        let registry = try registry()
        _ = try await registry.model().generate("Hi")
        #expect(registry.ledger.snapshot().byModel["local"]?.completed == 1)
    }
}
