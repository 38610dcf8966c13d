import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Keeps the local model server running: starts it, waits until it answers, starts it again when it dies, and stops it
/// with Charter. Without Python or its packages it stays unavailable, says why, and looks again from time to time.
public final class LocalModelServer: Sendable {
    private struct Observed {
        var state = LocalModelServerState.unavailable(reason: "the local model server has not been started")
        var nextObserver = 0
        var observers: [Int: AsyncStream<LocalModelServerState>.Continuation] = [:]
    }

    private let configuration: LocalModelServerConfiguration
    private let http: HTTPClient
    private let clock: ModelClock
    private let logger: Logger
    private let observed = Mutex(Observed())

    /// - Parameter httpClient: For the question whether the server answers; the caller shuts it down.
    public init(
        configuration: LocalModelServerConfiguration,
        httpClient: HTTPClient,
        clock: ModelClock = .continuous,
        logger: Logger
    ) {
        self.configuration = configuration
        self.http = httpClient
        self.clock = clock
        self.logger = logger
    }

    /// What the server is doing at this moment.
    public var state: LocalModelServerState {
        observed.withLock { $0.state }
    }

    /// The state now and every change from now on. A slow reader misses states that were replaced meanwhile.
    public func states() -> AsyncStream<LocalModelServerState> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LocalModelServerState.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let id = observed.withLock { observed in
            observed.nextObserver += 1
            observed.observers[observed.nextObserver] = continuation
            continuation.yield(observed.state)
            return observed.nextObserver
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.observed.withLock { $0.observers.removeValue(forKey: id) }
        }
        return stream
    }

    /// Supervises until the task is cancelled; the process is gone when this returns. Call it once.
    public func run() async {
        var backoff = RestartBackoff(
            initial: configuration.restartDelays.lowerBound,
            maximum: configuration.restartDelays.upperBound
        )
        while !Task.isCancelled {
            let started = clock.now()
            let (wasReady, reason) = await runOnce()
            guard !Task.isCancelled else { break }
            let delay = backoff.delay(afterRunOf: clock.now() - started)
            logger.warning(
                "local model server unavailable",
                metadata: ["reason": "\(reason)", "retryIn": "\(delay)"]
            )
            // After a first crash it is back at once, so whoever asks meanwhile had better wait than be turned away.
            let returnsSoon = wasReady && delay == configuration.restartDelays.lowerBound
            enter(returnsSoon ? .starting : .unavailable(reason: reason))
            do {
                try await clock.sleep(delay)
            } catch {
                break
            }
        }
        enter(.unavailable(reason: "the server is stopping"))
    }

    // MARK: One run of the process

    /// - Returns: Whether it ever answered, and why it ended.
    private func runOnce() async -> (wasReady: Bool, reason: String) {
        if let missing = missingFile() { return (false, missing) }
        enter(.starting)
        let child: LocalModelProcess
        let key: APIKey
        do {
            key = try APIKey(Self.randomKey())
            child = try LocalModelProcess(
                executable: configuration.pythonPath,
                arguments: configuration.arguments,
                environment: Self.environment(key: key),
                logger: logger
            )
        } catch {
            return (false, "\(configuration.pythonPath) cannot be run: \(error)")
        }
        var wasReady = false
        let reason: String
        do {
            if let endpoint = try await endpoint(of: child, key: key) {
                wasReady = true
                logger.info("local model server ready", metadata: ["url": "\(endpoint.baseURL)"])
                enter(.ready(endpoint))
                reason = try await child.exit.get().reason
            } else {
                reason = "the local model server did not answer within \(configuration.startTimeout)"
            }
        } catch let error as StartFailure {
            reason = error.reason
        } catch {
            reason = "\(error)"
        }
        await child.stop(grace: configuration.stopGrace, clock: clock)
        return (wasReady, reason)
    }

    private struct StartFailure: Error {
        var reason: String
    }

    private func missingFile() -> String? {
        let files = FileManager.default
        guard files.fileExists(atPath: configuration.launcherPath) else {
            return "there is no launcher at \(configuration.launcherPath)"
        }
        guard files.isExecutableFile(atPath: configuration.pythonPath) else {
            return "there is no Python at \(configuration.pythonPath); run Deploy/local-model/install.sh"
        }
        return nil
    }

    /// Waits until the process answers questions; nil when that takes too long.
    private func endpoint(of child: LocalModelProcess, key: APIKey) async throws -> OpenAICompatibleEndpoint? {
        try await clock.run(limit: configuration.startTimeout) { [self] in
            try await withThrowingTaskGroup(of: OpenAICompatibleEndpoint.self) { group in
                group.addTask { throw StartFailure(reason: try await child.exit.get().reason) }
                group.addTask {
                    let address = try await child.address.get()
                    let endpoint = try OpenAICompatibleEndpoint(baseURL: address + "/v1", key: key)
                    while try await !self.answers(endpoint) { try await self.clock.sleep(.milliseconds(100)) }
                    return endpoint
                }
                defer { group.cancelAll() }
                guard let endpoint = try await group.next() else { throw CancellationError() }
                return endpoint
            }
        }
    }

    private func answers(_ endpoint: OpenAICompatibleEndpoint) async throws -> Bool {
        var question = HTTPClientRequest(url: endpoint.modelsURL)
        if let key = endpoint.key { question.headers.add(name: "Authorization", value: key.authorization) }
        do {
            return try await http.execute(question, timeout: .seconds(5)).status == .ok
        } catch {
            try Task.checkCancellation()
            logger.debug("local model server does not answer yet", metadata: ["error": "\(error)"])
            return false
        }
    }

    private func enter(_ state: LocalModelServerState) {
        observed.withLock { observed in
            guard observed.state != state else { return }
            observed.state = state
            for observer in observed.observers.values { observer.yield(state) }
        }
    }

    // MARK: What the process is given

    private static func randomKey() -> String {
        (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }

    private static func environment(key: APIKey) -> [String: String] {
        var environment = ["CHARTER_LOCAL_MODEL_KEY": key.revealed]
        for name in ["PATH", "HOME", "LANG", "LD_LIBRARY_PATH"] {
            environment[name] = ProcessInfo.processInfo.environment[name]
        }
        return environment
    }
}
