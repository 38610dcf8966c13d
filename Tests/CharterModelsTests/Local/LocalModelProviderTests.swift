import AsyncHTTPClient
import Logging
import Testing

@testable import CharterModels

struct LocalModelProviderTests {
    private let request = ModelRequest(prompt: "Hi")

    /// A provider whose server cannot run.
    private func withProvider(
        isSupervised: Bool,
        _ body: (LocalModelProvider, LocalModelServer) async throws -> Void
    ) async throws {
        var configuration = LocalModelServerConfiguration(launcherPath: Project.launcher)
        configuration.pythonPath = "/nowhere/python3"
        try await HTTPClient.withModelClient { http in
            let logger = Logger(label: "test")
            let server = LocalModelServer(configuration: configuration, httpClient: http, logger: logger)
            let provider = LocalModelProvider(summary: "local", server: server, httpClient: http, logger: logger)
            let supervision = Task { if isSupervised { await server.run() } }
            try await body(provider, server)
            supervision.cancel()
            await supervision.value
        }
    }

    @Test func itIsTheDefaultName() async throws {
        try await withProvider(isSupervised: false) { provider, _ in
            #expect(provider.name == "cursor-native-ai")
            #expect(provider.kind == .local)
        }
    }

    @Test func askingWithoutAServerSaysWhatIsMissing() async throws {
        try await withProvider(isSupervised: true) { provider, server in
            let reason = try #require(await server.firstReason())
            let expected = ModelError.unavailable(model: "cursor-native-ai", reason: reason, isTemporary: false)
            #expect(reason.contains("install.sh"))
            #expect(await provider.availability() == .unavailable(reason: reason))
            await #expect(throws: expected) { try await provider.chat(request) }
            #expect(await provider.streamChat(request).collected().error as? ModelError == expected)
        }
    }

    @Test func withoutSupervisionItSaysSo() async throws {
        try await withProvider(isSupervised: false) { provider, _ in
            await #expect { try await provider.chat(request) } throws: { "\($0)".contains("has not been started") }
        }
    }
}
