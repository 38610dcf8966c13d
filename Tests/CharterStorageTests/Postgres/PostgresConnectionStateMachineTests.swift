import Testing

@testable import CharterStorage

/// Conversations between the one who asks, the server, and the machine between them.
struct PostgresConnectionStateMachineTests {
    typealias Machine = PostgresConnectionStateMachine<String>

    /// Actions as words, so that a conversation reads as one.
    private func words(_ actions: [Machine.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .deallocate(let name): "deallocate \(name)"
            case .prepare(let name, let text): "prepare \(name): \(text)"
            case .describe(let name): "describe \(name)"
            case .begin: "begin"
            case .execute(let name, let types): "execute \(name) \(types.map { "\($0)" } ?? "")".trimmed
            case .command(let text): "command \(text)"
            case .synchronize: "synchronize"
            case .requestCancel: "request cancel"
            case .finish(.success(let rows)): "finish: \(rows ?? "nothing")"
            case .finish(.failure(let error)): "fail: \((error as? StorageError)?.kind ?? "\(type(of: error))")"
            case .close: "close"
            }
        }
    }

    /// What the server answers to a batch, up to its synchronization point.
    private func hear(_ machine: inout Machine, _ answers: [Machine.Answer]) -> [String] {
        answers.flatMap { words(machine.received($0)) }
    }

    private let done: [Machine.Answer] = [.described("", types: []), .endOfCommand]

    private func ask(_ text: String, parameters: Int = 1, place: PostgresRequest.Place = .autocommit) -> PostgresRequest
    {
        .statement(text: text, parameters: parameters, place: place)
    }

    private func failure(_ code: String, _ message: String = "no", fatal: Bool = false) -> Machine.Answer {
        .failed(PostgresServerError(code: code, message: message, isFatal: fatal))
    }

    /// A machine that has prepared `SELECT $1` and is idle.
    private func prepared() -> Machine {
        var machine = Machine()
        _ = machine.start(ask("SELECT $1"))
        _ = hear(&machine, done + [.described("", types: [25]), .endOfCommand, .synchronized])
        _ = hear(&machine, [.rows("one"), .endOfCommand, .synchronized])
        return machine
    }

    @Test func aNewStatementIsPreparedAndAskedForItsTypes() {
        var machine = Machine()
        #expect(
            words(machine.start(ask("SELECT $1"))) == [
                "prepare charter_1: SELECT $1", "describe charter_1", "synchronize",
            ])
        #expect(machine.isWaiting)
        #expect(
            hear(&machine, done + [.described("", types: [20]), .endOfCommand, .synchronized]) == [
                "execute charter_1 [20]", "synchronize",
            ])
        #expect(hear(&machine, [.rows("one"), .endOfCommand, .synchronized]) == ["finish: one"])
        #expect(!machine.isWaiting)
        #expect(words(machine.start(ask("SELECT $1"))) == ["execute charter_1 [20]", "synchronize"])
    }

    @Test func aNewStatementWithoutValuesTakesOneRound() {
        var machine = Machine()
        #expect(
            words(machine.start(ask("SELECT 1", parameters: 0))) == [
                "prepare charter_1: SELECT 1", "execute charter_1", "synchronize",
            ])
        #expect(hear(&machine, done + [.rows("one"), .endOfCommand, .synchronized]) == ["finish: one"])
        #expect(words(machine.start(ask("SELECT 1", parameters: 0))) == ["execute charter_1", "synchronize"])
    }

    @Test func beginTravelsWithTheFirstStatement() {
        var machine = prepared()
        #expect(
            words(machine.start(ask("SELECT $1", place: .first))) == [
                "begin", "execute charter_1 [25]", "synchronize",
            ])
        #expect(hear(&machine, done + [.rows("one"), .endOfCommand, .synchronized]) == ["finish: one"])
        #expect(words(machine.start(.commit)) == ["command COMMIT", "synchronize"])
        #expect(hear(&machine, [.described("COMMIT", types: []), .endOfCommand, .synchronized]) == ["finish: COMMIT"])
        #expect(
            words(machine.start(ask("SELECT 2", parameters: 0, place: .first))) == [
                "begin", "prepare charter_2: SELECT 2", "execute charter_2", "synchronize",
            ])
    }

    @Test func aStatementThatCannotBePreparedFails() {
        var machine = Machine()
        _ = machine.start(ask("SELEKT $1"))
        #expect(
            hear(&machine, [failure("42601"), .endOfCommand, .skipped, .endOfCommand, .synchronized]) == [
                "fail: statement"
            ])
        #expect(words(machine.start(ask("SELEKT $1"))).first == "prepare charter_2: SELEKT $1")
    }

    @Test func theStatementNotUsedForLongestMakesRoom() {
        var machine = Machine(preparedStatements: 2)
        for text in ["A", "B"] {
            _ = machine.start(ask(text, parameters: 0))
            _ = hear(&machine, done + [.rows(text), .endOfCommand, .synchronized])
        }
        _ = machine.start(ask("A", parameters: 0))
        _ = hear(&machine, [.rows("A"), .endOfCommand, .synchronized])
        #expect(
            words(machine.start(ask("C", parameters: 0))) == [
                "deallocate charter_2", "prepare charter_3: C", "execute charter_3", "synchronize",
            ])
        #expect(hear(&machine, done + done + [.rows("C"), .endOfCommand, .synchronized]) == ["finish: C"])
        #expect(words(machine.start(ask("A", parameters: 0))) == ["execute charter_1", "synchronize"])
    }

    @Test func aStalePlanIsMadeAgain() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        let stale = failure("0A000", "cached plan must not change result type")
        #expect(
            hear(&machine, [stale, .endOfCommand, .synchronized]) == [
                "deallocate charter_1", "prepare charter_2: SELECT $1", "describe charter_2", "synchronize",
            ])
        #expect(
            hear(&machine, done + done + [.described("", types: [20]), .endOfCommand, .synchronized]) == [
                "execute charter_2 [20]", "synchronize",
            ])
        // Once is enough.
        #expect(hear(&machine, [stale, .endOfCommand, .synchronized]) == ["fail: statement"])
    }

    @Test func aStalePlanWithinATransactionFailsAndIsForgotten() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1", place: .inside))
        #expect(hear(&machine, [failure("26000"), .endOfCommand, .synchronized]) == ["fail: statement"])
        #expect(words(machine.start(ask("SELECT $1"))).first == "prepare charter_2: SELECT $1")
    }

    @Test func aLateStatementIsCancelled() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.cancel(.deadline(seconds: 30))) == ["request cancel"])
        #expect(hear(&machine, [failure("57014"), .endOfCommand, .synchronized]).isEmpty)
        // The connection is not free before the request to cancel is known to have come and gone.
        #expect(words(machine.cancelReturned()) == ["fail: statement_timeout"])
        #expect(words(machine.start(.commit)) == ["command COMMIT", "synchronize"])
    }

    @Test func aStatementThatWasFasterThanItsCancellationHasSucceeded() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.cancel(.task)) == ["request cancel"])
        #expect(words(machine.cancelReturned()).isEmpty)
        #expect(hear(&machine, [.rows("one"), .endOfCommand, .synchronized]) == ["finish: one"])
    }

    @Test func aCancelledTaskIsNotExecutedAfterItsPreparation() {
        var machine = Machine()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.cancel(.task)) == ["request cancel"])
        #expect(words(machine.cancel(.task)).isEmpty)
        _ = hear(&machine, done + [.described("", types: [25]), .endOfCommand, .synchronized])
        #expect(words(machine.cancelReturned()) == ["fail: CancellationError"])
        #expect(words(machine.start(ask("SELECT $1"))) == ["execute charter_1 [25]", "synchronize"])
    }

    @Test func aServerThatDoesNotCancelIsGivenUp() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.cancel(.deadline(seconds: 30))) == ["request cancel"])
        #expect(words(machine.cancel(.deadline(seconds: 30))) == ["fail: statement_timeout", "close"])
        #expect(words(machine.start(.commit)) == ["fail: unavailable"])
        #expect(words(machine.cancelReturned()).isEmpty)
    }

    @Test func aCancellationByTheServerIsItsOwnError() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(hear(&machine, [failure("57014"), .endOfCommand, .synchronized]) == ["fail: statement"])
    }

    @Test func aLostConnectionFailsItsStatement() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.lost("gone")) == ["fail: unavailable", "close"])
        #expect(machine.isClosed)
        #expect(words(machine.lost("gone")).isEmpty)
    }

    @Test func anIdleConnectionThatIsLostIsClosed() {
        var machine = prepared()
        #expect(words(machine.lost("gone")) == ["close"])
        #expect(words(machine.start(ask("SELECT $1"))) == ["fail: unavailable"])
    }

    @Test func aCommitThatIsLostIsUnknown() {
        for isFatal in [true, false] {
            var machine = prepared()
            _ = machine.start(.commit)
            if isFatal {
                #expect(
                    hear(&machine, [failure("57P02", fatal: true), .endOfCommand, .synchronized]) == [
                        "fail: commit_unknown", "close",
                    ])
            } else {
                #expect(words(machine.lost("gone")) == ["fail: commit_unknown", "close"])
            }
        }
    }

    @Test func aCommitThatIsRefusedIsNotUnknown() {
        var machine = prepared()
        _ = machine.start(.commit)
        #expect(hear(&machine, [failure("23503"), .endOfCommand, .synchronized]) == ["fail: constraint_violation"])
    }

    @Test func theServersWordOnTheEndIsKept() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        _ = hear(&machine, [failure("57P01", "terminating connection", fatal: true)])
        for case .finish(.failure(let error)) in machine.lost("server closed the connection") {
            #expect(error as? StorageError == .unavailable(reason: "terminating connection"))
        }
    }

    @Test func valuesThatDoNotFitAreNotSent() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.refused(StorageError.statement(code: "22003", reason: ""))) == ["fail: statement"])
        #expect(words(machine.start(.commit)) == ["command COMMIT", "synchronize"])
    }

    @Test func nothingIsSentAfterShutdown() {
        var machine = prepared()
        #expect(words(machine.shutdown()) == ["close"])
        #expect(words(machine.start(.commit)) == ["fail: closed"])
    }

    @Test func twoRequestsAtOnceAreRefused() {
        var machine = prepared()
        _ = machine.start(ask("SELECT $1"))
        #expect(words(machine.start(.commit)) == ["fail: statement"])
        #expect(hear(&machine, [.rows("one"), .endOfCommand, .synchronized]) == ["finish: one"])
    }

    // MARK: Batches

    private func batch(_ texts: String..., first: Bool = false, commits: Bool = false) -> PostgresRequest {
        .batch(
            texts.map { PostgresRequest.Statement(text: $0, parameters: 1) }, isFirst: first, commits: commits)
    }

    /// A machine that has prepared `A` and `B` as one batch and is idle.
    private func preparedBatch() -> Machine {
        var machine = Machine()
        _ = machine.start(batch("A", "B"))
        _ = hear(&machine, described([25]) + described([20]) + [.synchronized])
        _ = hear(&machine, [.rows("a"), .endOfCommand, .rows("b"), .endOfCommand, .synchronized])
        return machine
    }

    private func described(_ types: [UInt32]) -> [Machine.Answer] {
        done + [.described("", types: types), .endOfCommand]
    }

    @Test func whatIsNewInABatchIsPreparedTogether() {
        var machine = prepared()
        #expect(
            words(machine.start(batch("A", "SELECT $1", "B", "A", first: true))) == [
                "prepare charter_2: A", "describe charter_2", "prepare charter_3: B", "describe charter_3",
                "synchronize",
            ])
        #expect(
            hear(&machine, described([25]) + described([20]) + [.synchronized]) == [
                "begin", "execute charter_2 [25]", "execute charter_1 [25]", "execute charter_3 [20]",
                "execute charter_2 [25]", "synchronize",
            ])
    }

    @Test func aBatchGivesWhatItsLastStatementGives() {
        var machine = preparedBatch()
        #expect(
            words(machine.start(batch("B", "A"))) == [
                "execute charter_2 [20]", "execute charter_1 [25]", "synchronize",
            ])
        let answers: [Machine.Answer] = [.rows("b"), .endOfCommand, .rows("a"), .endOfCommand, .synchronized]
        #expect(hear(&machine, answers) == ["finish: a"])
    }

    @Test func commitTravelsBehindABatch() {
        var machine = preparedBatch()
        #expect(
            words(machine.start(batch("A", first: true, commits: true))) == [
                "begin", "execute charter_1 [25]", "command COMMIT", "synchronize",
            ])
        #expect(
            hear(&machine, done + [.rows("a"), .endOfCommand, .rows("COMMIT"), .endOfCommand, .synchronized]) == [
                "finish: COMMIT"
            ])
    }

    @Test func aFailureWithinABatchIsThatOfTheBatch() {
        var machine = preparedBatch()
        _ = machine.start(batch("A", "B", commits: true))
        #expect(
            hear(
                &machine,
                [failure("23505"), .endOfCommand, .skipped, .endOfCommand, .skipped, .endOfCommand, .synchronized])
                == ["fail: unique_violation"])
        #expect(words(machine.start(batch("A"))) == ["execute charter_1 [25]", "synchronize"])
    }

    @Test func whatWasPreparedBeforeAFailureIsKept() {
        var machine = Machine()
        _ = machine.start(batch("A", "SELEKT"))
        #expect(
            hear(
                &machine,
                described([25]) + [failure("42601"), .endOfCommand, .skipped, .endOfCommand, .synchronized])
                == ["fail: statement"])
        #expect(words(machine.start(batch("A"))) == ["execute charter_1 [25]", "synchronize"])
    }

    @Test func aBatchThatIsLostIsUnknownOnlyIfItsCommitWasSent() {
        var machine = preparedBatch()
        _ = machine.start(batch("A", commits: true))
        #expect(words(machine.lost("gone")) == ["fail: commit_unknown", "close"])
        machine = preparedBatch()
        _ = machine.start(batch("A"))
        #expect(words(machine.lost("gone")) == ["fail: unavailable", "close"])
        machine = preparedBatch()
        _ = machine.start(batch("C", commits: true))
        #expect(words(machine.lost("gone")) == ["fail: unavailable", "close"])
    }

    @Test func aStalePlanWithinABatchFailsAndAllOfItIsForgotten() {
        var machine = preparedBatch()
        _ = machine.start(batch("A", "B"))
        let stale = failure("0A000", "cached plan must not change result type")
        #expect(
            hear(&machine, [.rows("a"), .endOfCommand, stale, .endOfCommand, .synchronized]) == ["fail: statement"])
        #expect(
            words(machine.start(batch("A"))) == [
                "deallocate charter_1", "deallocate charter_2", "prepare charter_3: A", "describe charter_3",
                "synchronize",
            ])
        #expect(
            hear(&machine, done + done + described([25]) + [.synchronized]) == [
                "execute charter_3 [25]", "synchronize",
            ])
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
