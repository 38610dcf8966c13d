import CharterResilience
import CharterStorage
import Logging

/// How reading goes on when the database does not answer: subscribers wait for it to come back and notice nothing else.
struct ReadRetry: Sendable {
    let backoff: Backoff
    /// Between looks for events that wait for an older transaction.
    let unsettled: Backoff
    let clock: WallClock
    let logger: Logger

    func run<Result: Sendable>(_ read: @Sendable () async throws -> Result) async throws -> Result {
        var failures = 0
        while true {
            do {
                return try await read()
            } catch let error as StorageError where error.mayPass {
                failures += 1
                logger.log(
                    level: failures == 1 ? .warning : .debug, "cannot read events, trying again: \(error)")
                try await clock.sleep(backoff.delay(before: failures))
            }
        }
    }

    /// Before look `number`, from 1.
    func pauseForOlderTransactions(_ number: Int) async throws {
        try await clock.sleep(unsettled.bound(before: number))
    }
}

extension StorageError {
    /// Whether the same reading may succeed later.
    fileprivate var mayPass: Bool {
        switch self {
        case .unavailable, .poolTimeout, .statementTimeout, .serializationFailure: true
        case .commitUnknown, .uniqueViolation, .constraintViolation, .statement, .unexpectedColumn, .migration,
            .configuration, .closed:
            false
        }
    }
}
