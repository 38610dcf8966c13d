import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import CharterModels

/// The real model: installed by the script, started by the supervisor, asked through the registry. Small models babble,
/// so the shape of answers is checked and never their content.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct LocalModelTests {
    private let question = ModelRequest(
        messages: [.system("You answer in one sentence."), .user("What is a harbour?")],
        parameters: ModelParameters(maximumTokens: 24, temperature: 0.5, seed: 7)
    )

    private func withModel(_ body: (ModelRegistry, LocalModelServer) async throws -> Void) async throws {
        let (status, output) = try await Project.run("/bin/sh", [Project.installScript, Project.localModelDirectory])
        try #require(status == 0, "\(output)")
        let configuration = LocalModelServerConfiguration(
            directory: Project.localModelDirectory,
            launcherPath: Project.launcher
        )
        try await HTTPClient.withModelClient { http in
            let logger = Logger(label: "test")
            let server = LocalModelServer(configuration: configuration, httpClient: http, logger: logger)
            let local = LocalModelProvider(
                summary: "a small model on this machine",
                server: server,
                httpClient: http,
                startGrace: .seconds(60),
                logger: logger
            )
            let agent = SpecializedAgentProvider(
                summary: "answers as a sailor",
                systemPrompt: "You are a sailor.",
                parameters: ModelParameters(maximumTokens: 8),
                over: local
            )
            let registry = try ModelRegistry([.init(local), .init(agent)], defaultName: local.name)
            let supervision = Task { await server.run() }
            do {
                _ = await server.firstEndpoint()
                try await body(registry, server)
            } catch {
                supervision.cancel()
                await supervision.value
                throw error
            }
            supervision.cancel()
            await supervision.value
        }
    }

    @Test func installingAgainChangesNothing() async throws {
        for _ in 0..<2 {
            let (status, output) = try await Project.run(
                "/bin/sh", [Project.installScript, Project.localModelDirectory])
            try #require(status == 0, "\(output)")
        }
        let (_, output) = try await Project.run("/bin/sh", [Project.installScript, Project.localModelDirectory])
        #expect(output.hasPrefix("local model: already installed in "))
    }

    @Test func itAnswers() async throws {
        try await withModel { registry, _ in
            let (events, error) = await (try registry.model()).streamChat(question).collected()
            #expect(error == nil)
            var texts: [String] = []
            for case .delta(let text) in events { texts.append(text) }
            guard case .finished(let reply) = events.last else {
                Issue.record("no end: \(events)")
                return
            }
            #expect(texts.count > 1)
            #expect(reply.content == texts.joined())
            #expect(reply.model == "cursor-native-ai")
            #expect(reply.upstreamModel == "smollm2-135m-instruct")
            #expect((1...24).contains(reply.usage.completionTokens))
            #expect(!reply.usage.isEstimated)
            #expect([.stop, .length].contains(reply.finishReason))
            #expect(reply.responseTime > 0)

            let whole = try await registry.model().chat(question)
            #expect(!whole.content.isEmpty)
            #expect(!whole.usage.isEstimated)

            let agent = try await registry.model(named: "specialized-agent").generate("Hello")
            #expect(agent.model == "specialized-agent")
            #expect((1...8).contains(agent.usage.completionTokens))

            let totals = registry.ledger.snapshot()
            #expect(totals.total.completed == 3)
            #expect(totals.byModel["cursor-native-ai"]?.completed == 2)
            #expect(totals.total.estimatedCompletionTokens == 0)
            #expect(await registry.descriptions().map(\.availability) == [.available, .available])
        }
    }

    @Test func itEmbedsAndAnswersFromOneServer() async throws {
        try await withModel { registry, server in
            try await HTTPClient.withModelClient { http in
                let provider = LocalEmbeddingProvider(server: server, httpClient: http, logger: Logger(label: "test"))
                let texts = ["A ship leaves the harbour.", "A boat sails from the port.", "func add(a: Int) -> Int"]
                let vectors = try await provider.embed(texts).vectors
                #expect(vectors.map(\.count) == [576, 576, 576])
                func likeness(_ left: [Float], _ right: [Float]) -> Float {
                    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
                }
                #expect(likeness(vectors[0], vectors[1]) > likeness(vectors[0], vectors[2]))
                // Far longer than it reads.
                #expect(try await provider.embed(String(repeating: "1 ", count: 5_000)).count == 576)
                #expect(try await !registry.model().chat(question).content.isEmpty)
            }
        }
    }

    @Test func aConversationBeyondItsContextIsRefused() async throws {
        try await withModel { registry, _ in
            await #expect {
                try await registry.model().generate(String(repeating: "harbour ", count: 4000))
            } throws: { error in
                guard case ModelError.promptTooLong = error else { return false }
                return true
            }
        }
    }

    @Test func aKilledServerTruncatesTheAnswerAndComesBack() async throws {
        try await withModel { registry, server in
            guard case .ready(let endpoint) = server.state else {
                Issue.record("not ready: \(server.state)")
                return
            }
            let long = ModelRequest(prompt: "Tell a long story.", parameters: ModelParameters(maximumTokens: 1000))
            var text = ""
            do {
                for try await event in try registry.model().streamChat(long) {
                    guard case .delta(let piece) = event else { break }
                    if text.isEmpty { kill(try await Self.listener(at: endpoint), SIGKILL) }
                    text += piece
                }
                Issue.record("the answer was not interrupted")
            } catch {
                #expect(error as? ModelError == .truncated(model: "cursor-native-ai", partialText: text))
            }
            #expect(registry.ledger.snapshot().total.interrupted == 1)
            for await state in server.states() where state != .ready(endpoint) { break }
            let reply = try await registry.model().chat(question)
            #expect(!reply.content.isEmpty)
        }
    }

    @Test func itDoesNotOutliveAParentThatIsKilled() async throws {
        let (status, _) = try await Project.run("/bin/sh", [Project.installScript, Project.localModelDirectory])
        try #require(status == 0)
        // The parent must be another process, as a test cannot kill itself.
        let parent = """
            import subprocess, sys, os, signal
            pipe = subprocess.PIPE
            child = subprocess.Popen(sys.argv[1:], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
            child.stdout.readline()
            print(child.pid, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
            """
        let python = Project.localModelDirectory + "/venv/bin/python3"
        let (end, output) = try await Project.run(python, ["-c", parent, python, Project.launcher])
        #expect(end == SIGKILL)
        let child = try #require(Int32(output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(try await Project.untilGone(child))
    }

    /// The process that runs the launcher behind the endpoint, found by the port in its open sockets.
    private static func listener(at endpoint: OpenAICompatibleEndpoint) async throws -> Int32 {
        let port = try #require(URL(string: endpoint.baseURL)?.port)
        let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
        let local = ":" + String(format: "%04X", port)
        let row = try #require(
            table.split(separator: "\n").map { $0.split(separator: " ") }.first {
                $0.count > 9 && $0[1].hasSuffix(local) && $0[3] == "0A"
            })
        let socket = "socket:[\(row[9])]"
        let files = FileManager.default
        for process in try files.contentsOfDirectory(atPath: "/proc").compactMap({ Int32($0) }) {
            let directory = "/proc/\(process)/fd"
            // Processes come and go, and some are not ours to look into.
            for file in (try? files.contentsOfDirectory(atPath: directory)) ?? []
            where (try? files.destinationOfSymbolicLink(atPath: directory + "/" + file)) == socket {
                return process
            }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}
