import CharterResilience
import Synchronization

/// Ends work that hears nothing for too long.
final class SilenceWatch: Sendable {
    private let signs = Mutex(0)
    private let limit: Duration
    private let clock: WallClock

    init(limit: Duration, clock: WallClock) {
        self.limit = limit
        self.clock = clock
    }

    /// Something was heard.
    func heard() { signs.withLock { $0 &+= 1 } }

    /// Runs `body` until it is done, or throws once nothing was heard for the limit, and at the latest twice as long.
    func watch(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(operation: body)
            group.addTask {
                var seen = self.signs.withLock { $0 }
                while true {
                    try await self.clock.sleep(self.limit)
                    let now = self.signs.withLock { $0 }
                    if now == seen { throw ClientError.timeout(.signOfLife, limit: self.limit) }
                    seen = now
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
