import Dispatch
import Synchronization

/// Set once by a task, awaited by the thread of the fuzzer; costs no system call when the task has already ended.
final class Flag: Sendable {
    private let isSet = Atomic<Bool>(false)
    private let semaphore = DispatchSemaphore(value: 0)

    func set() {
        isSet.store(true, ordering: .releasing)
        semaphore.signal()
    }

    func wait() {
        if isSet.load(ordering: .acquiring) { return }
        semaphore.wait()
    }
}
