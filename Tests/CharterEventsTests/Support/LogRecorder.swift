import Logging
import Synchronization

/// Keeps what is logged, and waits for some of it.
final class LogRecorder: Sendable {
    private struct State {
        var lines: [String] = []
        var waiting: [(isEnough: @Sendable ([String]) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { recorder.keep("\(event.message)") }
    }

    private let state = Mutex(State())

    var lines: [String] { state.withLock { $0.lines } }

    var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }

    private func keep(_ line: String) {
        let ready = state.withLock { state in
            state.lines.append(line)
            let lines = state.lines
            let ready = state.waiting.filter { $0.isEnough(lines) }
            state.waiting.removeAll { $0.isEnough(lines) }
            return ready.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Returns once the lines satisfy the condition.
    func wait(until isEnough: @escaping @Sendable ([String]) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isEnoughNow = state.withLock { state in
                guard !isEnough(state.lines) else { return true }
                state.waiting.append((isEnough, continuation))
                return false
            }
            if isEnoughNow { continuation.resume() }
        }
    }
}
