import NIOCore

/// Runs the parts of a task on an event loop, so that an operation that waits comes back to the thread of its
/// connection and its answer needs no other.
final class EventLoopTaskExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Starts `operation` in place: what never waits has ended when this returns.
    @discardableResult
    func startNow(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        if #available(macOS 26.0, iOS 26.0, tvOS 26.0, watchOS 26.0, *) {
            return Task.immediate(executorPreference: self, operation: operation)
        }
        return Task(executorPreference: self, operation: operation)
    }

    /// Runs `operation` on the threads of the process that belong to no loop, and comes back.
    static func beside<Result: Sendable>(
        _ operation: @Sendable () async -> Result
    ) async -> Result {
        await withTaskExecutorPreference(globalConcurrentExecutor) { await operation() }
    }
}
