import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs tasks one after another on a thread of its own whose stack is deep enough for `EngineLimits.nesting`, in
/// whatever the engine recurses.
final class DeepStackExecutor: TaskExecutor {
    /// Bytes of stack; only what is used takes memory.
    private static let stackSize = 1 << 30

    private struct State {
        var jobs: [UnownedJob] = []
        var isFinished = false
    }

    private let state = Mutex(State())
    private let changes = DispatchSemaphore(value: 0)

    /// Runs `body`, and whatever tasks it starts, and gives its result. The calling thread waits.
    static func run<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) throws -> Value {
        let executor = DeepStackExecutor()
        let result = ResultPlace<Value>()
        let thread = try DeepThread(stackSize: stackSize) { executor.runJobs() }
        return try withExtendedLifetime(executor) {
            _ = Task(executorPreference: executor) {
                result.put(await body())
                executor.finish()
            }
            thread.join()
            guard let value = result.take() else { throw CommandFailure("The command did not finish.") }
            return value
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        changes.signal()
    }

    private func finish() {
        state.withLock { $0.isFinished = true }
        changes.signal()
    }

    private func runJobs() {
        while true {
            changes.wait()
            let (jobs, isFinished) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isFinished)
            }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if isFinished, jobs.isEmpty { return }
        }
    }
}

/// Where a task leaves its result for the thread that waits.
private final class ResultPlace<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func put(_ result: Value) { value.withLock { $0 = result } }

    func take() -> Value? { value.withLock { $0 } }
}

/// A thread with a stack of a chosen size.
private struct DeepThread {
    private let handle: pthread_t

    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    init(stackSize: Int, _ run: @escaping @Sendable () -> Void) throws {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            body.release()
            throw CommandFailure("No thread could be started.")
        }
        handle = thread
    }

    func join() { pthread_join(handle, nil) }
}
