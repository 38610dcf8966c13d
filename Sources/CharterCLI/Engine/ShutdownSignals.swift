import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// SIGTERM and SIGINT as events, in place of the end of the process.
enum ShutdownSignals {
    /// One event for each signal that arrives from now on.
    static func stream() -> AsyncStream<Int32> {
        AsyncStream { continuation in
            let sources = [SIGTERM, SIGINT].map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler { continuation.yield(number) }
                source.resume()
                return SignalSource(source)
            }
            continuation.onTermination = { _ in
                for source in sources { source.cancel() }
            }
        }
    }
}

/// Lets a dispatch source be cancelled from where the stream ends.
private final class SignalSource: @unchecked Sendable {
    // Cancelling a dispatch source is allowed from any thread, and nothing else is done with it.
    private let source: any DispatchSourceSignal

    init(_ source: any DispatchSourceSignal) { self.source = source }

    func cancel() { source.cancel() }
}
