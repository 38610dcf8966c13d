import CharterModels
import Synchronization

/// A recorder that keeps what it is told.
final class RecordedCalls: ModelCallRecorder {
    private let state = Mutex<(admitted: Int, calls: [ModelCallRecord])>((0, []))

    var admitted: Int { state.withLock { $0.admitted } }
    var calls: [ModelCallRecord] { state.withLock { $0.calls } }

    func admit() async { state.withLock { $0.admitted += 1 } }
    func record(_ call: ModelCallRecord) { state.withLock { $0.calls.append(call) } }
}
