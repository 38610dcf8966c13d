/// The conversation with a server over one connection, without the connection: what happens goes in, what to do comes out.
///
/// Everything is sent in libpq's pipeline mode, a request as one batch that ends with a synchronization point. A statement
/// that is new to the connection is prepared first, and its parameter types are asked for, so that values can be sent in
/// the server's own types. `Rows` is what a result is to the one who performs the actions.
///
/// What is executed comes in the order of the request's statements, and so do their values.
struct PostgresConnectionStateMachine<Rows: Sendable>: Sendable {
    enum Action {
        case deallocate(String)
        case prepare(name: String, text: String)
        case describe(name: String)
        case begin
        /// Executes a prepared statement with the request's values; nil types are those of a statement without.
        case execute(name: String, types: [UInt32]?)
        case command(String)
        case synchronize
        /// Asks the server, over a connection of its own, to cancel what runs; `cancelReturned` is to follow.
        case requestCancel
        /// The request is done; the connection is free for another.
        case finish(Result<Rows?, any Error>)
        /// The connection is of no more use.
        case close
    }

    /// What the server, or libpq in its place, answers.
    enum Answer {
        case rows(Rows)
        /// Prepared, or described with the types of its parameters, as object identifiers.
        case described(Rows, types: [UInt32])
        case failed(PostgresServerError)
        /// Not run, since one before it in the batch failed.
        case skipped
        case endOfCommand
        case synchronized
    }

    /// What was sent and not answered yet.
    private enum Step {
        case deallocate
        case prepare
        case describe
        case begin
        case run
    }

    private struct Current {
        let request: PostgresRequest
        var steps: [Step] = []
        /// How many of the steps are answered.
        var answered = 0
        /// What is being prepared, with the types of its parameters once they are known.
        var preparing: [(name: String, text: String, types: [UInt32]?)] = []
        /// How many of them are described.
        var described = 0
        var isPrepared = false
        var rows: Rows?
        var failure: PostgresServerError?
        var isSynchronized = false
        var cancelReason: PostgresCancelReason?
        /// Whether a request to cancel may still reach the server: it must not hit the next statement.
        var isCancelUnderWay = false
        var wasPreparedAgain = false
        /// Whether the first batch of the request was there to prepare its statements.
        var wasPrepared = false

        /// The one that the next answer is about.
        var step: Step? { answered < steps.count ? steps[answered] : nil }
    }

    private enum Phase {
        case idle
        /// Prepares, to execute afterwards.
        case preparing
        /// Executes, as the last batch of the request.
        case executing
        case closed(StorageError)
    }

    private var phase = Phase.idle
    /// The request that is being prepared or executed, and of no meaning otherwise. It stands beside the phase, so that it
    /// is changed where it is and not copied with each answer.
    private var current = Current(request: .commit)
    private var prepared: PostgresPreparedStatements
    /// Names that the server still has and nobody uses.
    private var discarded: [String] = []

    init(preparedStatements: Int = 256) { prepared = PostgresPreparedStatements(capacity: preparedStatements) }

    /// Whether an answer is to come.
    var isWaiting: Bool { isRunning && !current.isSynchronized }

    var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    private var isRunning: Bool {
        switch phase {
        case .preparing, .executing: true
        case .idle, .closed: false
        }
    }

    // MARK: Events

    mutating func start(_ request: PostgresRequest) -> [Action] {
        switch phase {
        case .idle:
            current = Current(request: request)
            return begin()
        case .closed(let error): return [.finish(.failure(error))]
        case .preparing, .executing:
            return [.finish(.failure(StorageError.statement(code: "55006", reason: "the connection is in use")))]
        }
    }

    mutating func received(_ answer: Answer) -> [Action] {
        guard isRunning else { return [] }
        switch answer {
        case .rows(let rows): if current.step == .run { current.rows = rows }
        case .described(let rows, let types):
            switch current.step {
            case .prepare: current.isPrepared = true
            case .describe:
                if current.described < current.preparing.count { current.preparing[current.described].types = types }
                current.described += 1
            case .run: current.rows = rows
            case .deallocate, .begin, nil: break
            }
        case .failed(let error): if current.failure == nil { current.failure = error }
        case .skipped: break
        case .endOfCommand: current.answered += 1
        case .synchronized:
            current.isSynchronized = true
            return settle()
        }
        return []
    }

    /// The values do not fit the statement, so that nothing was sent.
    mutating func refused(_ error: any Error) -> [Action] {
        guard case .executing = phase else { return [] }
        phase = .idle
        return [.finish(.failure(error))]
    }

    mutating func cancel(_ reason: PostgresCancelReason) -> [Action] {
        guard isRunning else { return [] }
        if current.cancelReason != nil {
            // It did not help: the server hangs, or the network does.
            guard case .deadline = reason else { return [] }
            return lost("the server did not cancel the statement in time")
        }
        current.cancelReason = reason
        // What is answered already, or was never sent, needs no cancelling.
        guard !current.isSynchronized else { return [] }
        current.isCancelUnderWay = true
        return [.requestCancel]
    }

    /// The request to cancel has reached the server, or never will.
    mutating func cancelReturned() -> [Action] {
        guard isRunning else { return [] }
        current.isCancelUnderWay = false
        return settle()
    }

    mutating func lost(_ reason: String) -> [Action] {
        let wasRunning = isRunning
        if isClosed { return [] }
        let reason = wasRunning ? current.failure?.message ?? reason : reason
        phase = .closed(.unavailable(reason: reason))
        return wasRunning ? [.finish(.failure(errorOfLoss(reason))), .close] : [.close]
    }

    /// Nothing is to be sent any more; a running request is not waited for.
    mutating func shutdown() -> [Action] {
        let actions = lost("the database is shut down")
        phase = .closed(.closed)
        return actions
    }

    // MARK: Steps

    private mutating func begin() -> [Action] {
        switch current.request {
        case .command(let text): return execute(.command(text))
        case .commit: return execute(.command("COMMIT"))
        case .batch(let statements, _, _): return begin(batch: statements)
        case .statement(let text, let parameters, let place):
            if let statement = prepared.use(text), parameters == 0 || statement.parameterTypes != nil {
                return execute(.execute(name: statement.name, types: statement.parameterTypes))
            }
            return prepare(text, parameters: parameters, place)
        }
    }

    /// Executes a batch, after what of it is new has been prepared. The statements of a batch are far fewer than those that
    /// are kept, and count as used, so that none of them has to make room for another.
    private mutating func begin(batch statements: [PostgresRequest.Statement]) -> [Action] {
        var executions: [Action] = []
        var missing: [String] = []
        for statement in statements {
            if let known = prepared.use(statement.text), let types = known.parameterTypes {
                executions.append(.execute(name: known.name, types: types))
            } else if !missing.contains(statement.text) {
                missing.append(statement.text)
            }
        }
        guard missing.isEmpty else { return prepare(batch: missing) }
        return execute(batch: executions)
    }

    private mutating func prepare(batch texts: [String]) -> [Action] {
        var actions: [Action] = []
        current.steps = []
        for text in texts {
            let name = prepared.newName()
            if let old = prepared.remove(text) { discarded.append(old.name) }
            if let old = prepared.makeRoom() { discarded.append(old) }
            current.preparing.append((name, text, nil))
            actions += [.prepare(name: name, text: text), .describe(name: name)]
            current.steps += [.prepare, .describe]
        }
        let old = deallocateDiscarded()
        current.steps = old.map { _ in .deallocate } + current.steps
        phase = .preparing
        return old + actions + [.synchronize]
    }

    private mutating func execute(batch executions: [Action]) -> [Action] {
        guard case .batch(_, let isFirst, let commits) = current.request else { return [] }
        current.answered = 0
        current.isSynchronized = false
        phase = .executing
        current.steps = [Step](repeating: .run, count: executions.count + (commits ? 1 : 0))
        if isFirst { current.steps.insert(.begin, at: 0) }
        return (isFirst ? [.begin] : []) + executions + (commits ? [.command("COMMIT")] : []) + [.synchronize]
    }

    private mutating func deallocateDiscarded() -> [Action] {
        defer { discarded.removeAll() }
        return discarded.map { .deallocate($0) }
    }

    private mutating func prepare(_ text: String, parameters: Int, _ place: PostgresRequest.Place) -> [Action] {
        let name = prepared.newName()
        if let old = prepared.remove(text) { discarded.append(old.name) }
        if let old = prepared.makeRoom() { discarded.append(old) }
        var actions = deallocateDiscarded()
        var steps: [Step] = actions.map { _ in .deallocate }
        current.preparing = [(name, text, nil)]
        if parameters == 0 {
            // There is nothing to ask for, so that all can go at once; BEGIN first, as it must not be within a batch.
            if place == .first {
                actions.insert(.begin, at: 0)
                steps.insert(.begin, at: 0)
            }
            actions += [.prepare(name: name, text: text), .execute(name: name, types: nil), .synchronize]
            current.steps = steps + [.prepare, .run]
            phase = .executing
        } else {
            actions += [.prepare(name: name, text: text), .describe(name: name), .synchronize]
            current.steps = steps + [.prepare, .describe]
            phase = .preparing
        }
        return actions
    }

    private mutating func execute(_ action: Action) -> [Action] {
        current.answered = 0
        current.isSynchronized = false
        phase = .executing
        if case .statement(_, _, .first) = current.request {
            current.steps = [.begin, .run]
            return [.begin, action, .synchronize]
        }
        current.steps = [.run]
        return [action, .synchronize]
    }

    /// Goes on after a batch, once nothing of it is under way any more.
    private mutating func settle() -> [Action] {
        guard current.isSynchronized, !current.isCancelUnderWay else { return [] }
        switch phase {
        case .idle, .closed: return []
        case .preparing:
            return settlePreparation()
        case .executing:
            // Of a statement without parameters, which was prepared and executed at once.
            if let new = current.preparing.first, current.isPrepared {
                prepared.add(new.text, name: new.name, parameterTypes: nil)
            }
            guard let failure = current.failure, failure.isStalePlan else { return finish() }
            return settle(stalePlan: failure)
        }
    }

    private mutating func settlePreparation() -> [Action] {
        for new in current.preparing {
            // Those behind one that failed were not prepared.
            guard let types = new.types else { continue }
            prepared.add(new.text, name: new.name, parameterTypes: types)
        }
        guard current.failure == nil, current.described == current.preparing.count else { return finish() }
        current.preparing = []
        if let reason = current.cancelReason {
            phase = .idle
            return [.finish(.failure(PostgresErrors.error(of: reason)))]
        }
        // All is there now, unless the server did not tell the types.
        guard !current.wasPrepared else { return lost("the server did not describe a statement") }
        current.wasPrepared = true
        return begin()
    }

    /// Forgets what is out of date, and does a statement again that is a transaction by itself.
    private mutating func settle(stalePlan failure: PostgresServerError) -> [Action] {
        let texts: [String]
        var mayRepeat = false
        switch current.request {
        case .statement(let text, _, let place): (texts, mayRepeat) = ([text], place == .autocommit)
        case .batch(let statements, _, _): texts = statements.map(\.text)
        case .command, .commit: texts = []
        }
        let old = texts.compactMap { prepared.remove($0) }
        // Of a batch it is not known which one the server does not have, and to deallocate that would fail.
        if failure.code != PostgresServerError.unknownStatement { discarded += old.map(\.name) }
        guard mayRepeat, !old.isEmpty, !current.wasPreparedAgain, current.cancelReason == nil else { return finish() }
        current = Current(request: current.request, wasPreparedAgain: true)
        return begin()
    }

    private mutating func finish() -> [Action] {
        guard let failure = current.failure else {
            phase = .idle
            // An idle connection holds on to no result.
            defer { current.rows = nil }
            return [.finish(.success(current.rows))]
        }
        // The server closes the connection; the rest of the story is that of a loss.
        if failure.isFatal { return lost(failure.message) }
        phase = .idle
        return [.finish(.failure(PostgresErrors.translate(failure, cancelledFor: current.cancelReason)))]
    }

    private func errorOfLoss(_ reason: String) -> any Error {
        switch current.request {
        // A batch that was only being prepared has not been committed.
        case .batch(_, isFirst: _, commits: true) where current.steps.contains(.run), .commit:
            return StorageError.commitUnknown(reason: reason)
        case .batch, .statement, .command: break
        }
        if let cancelReason = current.cancelReason { return PostgresErrors.error(of: cancelReason) }
        return StorageError.unavailable(reason: reason)
    }
}
