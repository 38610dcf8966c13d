import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import CharterModels

/// Supervision, tried with stand-ins for the launcher.
@Suite(.timeLimit(.minutes(5)))
struct LocalModelServerTests {
    /// Supervises a launcher of the given behaviour while the body runs, and checks that nothing stays behind.
    private func withServer(
        _ behaviour: String,
        adjust: (inout LocalModelServerConfiguration) -> Void = { _ in },
        _ body: (LocalModelServer, FakeLauncher) async throws -> Void
    ) async throws {
        let launcher = try FakeLauncher(behaviour)
        var configuration = LocalModelServerConfiguration(
            launcherPath: launcher.path,
            startTimeout: .seconds(20),
            stopGrace: .seconds(2),
            restartDelays: .milliseconds(50) ... .milliseconds(100)
        )
        configuration.pythonPath = try await Project.run(
            "/usr/bin/env",
            ["python3", "-c", "import sys; print(sys.executable)"]
        ).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        adjust(&configuration)
        try await HTTPClient.withModelClient { http in
            let server = LocalModelServer(configuration: configuration, httpClient: http, logger: Logger(label: "test"))
            let supervision = Task { await server.run() }
            do {
                try await body(server, launcher)
            } catch {
                supervision.cancel()
                await supervision.value
                throw error
            }
            supervision.cancel()
            await supervision.value
            #expect(server.state == .unavailable(reason: "the server is stopping"))
        }
        if FileManager.default.fileExists(atPath: launcher.startsPath) {
            for identifier in try launcher.starts() { #expect(try !Project.isAlive(identifier)) }
        }
        try launcher.remove()
    }

    @Test func aLauncherThatListensIsReady() async throws {
        try await withServer(FakeLauncher.serving) { server, _ in
            let endpoint = try #require(await server.firstEndpoint())
            #expect(endpoint.baseURL.hasPrefix("http://127.0.0.1:"))
            #expect(endpoint.baseURL.hasSuffix("/v1"))
            #expect(endpoint.key != nil)
        }
    }

    @Test func aServerThatDiesIsStartedAgain() async throws {
        try await withServer(FakeLauncher.serving) { server, launcher in
            let first = try #require(await server.firstEndpoint())
            kill(try #require(try launcher.starts().last), SIGKILL)
            var next = first
            while next == first { next = try #require(await server.firstEndpoint()) }
            #expect(try launcher.starts().count == 2)
        }
    }

    @Test func itsLastWordsAreTheReason() async throws {
        let behaviour = "print('error: no model today', file=sys.stderr); sys.exit(3)"
        try await withServer(behaviour) { server, launcher in
            #expect(await server.firstReason() == "no model today")
            while try launcher.starts().count < 3 { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    @Test func withoutWordsTheStatusIsTheReason() async throws {
        try await withServer("sys.exit(7)") { server, _ in
            #expect(await server.firstReason() == "the local model server ended with status 7")
        }
    }

    @Test func aServerThatNeverListensIsGivenUp() async throws {
        let reason = try await withReason("time.sleep(600)") { $0.startTimeout = .milliseconds(300) }
        #expect(reason == "the local model server did not answer within 0.3 seconds")
    }

    @Test func aServerThatIgnoresSIGTERMIsKilled() async throws {
        let behaviour = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + FakeLauncher.serving
        try await withServer(behaviour, adjust: { $0.stopGrace = .milliseconds(200) }) { server, _ in
            _ = await server.firstEndpoint()
        }
    }

    @Test func withoutPythonItSaysHowToInstall() async throws {
        let reason = try await withReason("") { $0.pythonPath = "/nowhere/python3" }
        #expect(reason == "there is no Python at /nowhere/python3; run Deploy/local-model/install.sh")
    }

    @Test func withoutLauncherItSaysWhere() async throws {
        let reason = try await withReason("") { $0.launcherPath = "/nowhere/launcher.py" }
        #expect(reason == "there is no launcher at /nowhere/launcher.py")
    }

    @Test func theSecretsOfCharterStayItsOwn() async throws {
        let behaviour = "print('error: ' + ' '.join(sorted(os.environ)), file=sys.stderr); sys.exit(1)"
        let names = try await withReason(behaviour)?.split(separator: " ") ?? []
        #expect(names.contains("CHARTER_LOCAL_MODEL_KEY"))
        #expect(
            Set(names).isSubset(of: ["CHARTER_LOCAL_MODEL_KEY", "PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "LC_CTYPE"]))
    }

    private func withReason(
        _ behaviour: String,
        adjust: (inout LocalModelServerConfiguration) -> Void = { _ in }
    ) async throws -> String? {
        var reason: String?
        try await withServer(behaviour, adjust: adjust) { server, _ in
            reason = await server.firstReason()
        }
        return reason
    }
}

extension LocalModelServer {
    /// Waits until the server is ready.
    func firstEndpoint() async -> OpenAICompatibleEndpoint? {
        for await state in states() {
            if case .ready(let endpoint) = state { return endpoint }
        }
        return nil
    }

    /// Waits until the server, once started, is unavailable.
    func firstReason() async -> String? {
        for await state in states() {
            if case .unavailable(let reason) = state, reason != "the local model server has not been started" {
                return reason
            }
        }
        return nil
    }
}
