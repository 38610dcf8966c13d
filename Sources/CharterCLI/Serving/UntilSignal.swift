import Logging
import ServiceLifecycle
import UnixSignals

/// Runs servers until SIGTERM or SIGINT.
enum UntilSignal {
    /// Runs `body` and cancels it on the first signal; what it does then, it does undisturbed. Throws what it throws.
    static func run(logger: Logger, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: CancelledBySignal(body: body))],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// Waits until the task is cancelled.
    static func cancelled() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        await withTaskCancellationHandler {
            for await _ in stream {}
        } onCancel: {
            continuation.finish()
        }
    }
}

private struct CancelledBySignal: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown { [body] in try await body() }
    }
}
