/// The conversation with a server over one connection, without the connection: what happens goes in, what to do comes out.
///
/// Everything is sent in libpq's pipeline mode, a request as one batch that ends with a synchronization point. A statement
/// that is new to the connection is prepared first, and its parameter types are asked for, so that values can be sent in
/// the server's own types. `Rows` is what a result is to the one who performs the actions.
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
        var preparing: (name: String, text: String)?
        var types: [UInt32]?
        var isPrepared = false
        var rows: Rows?
        var failure: PostgresServerError?
        var isSynchronized = false
        var cancelReason: PostgresCancelReason?
        /// Whether a request to cancel may still reach the server: it must not hit the next statement.
        var isCancelUnderWay = false
        var wasPreparedAgain = false

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
            case .describe: current.types = types
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
        case .statement(let text, let parameters, let place):
            if let statement = prepared.use(text), parameters == 0 || statement.parameterTypes != nil {
                return execute(.execute(name: statement.name, types: statement.parameterTypes))
            }
            return prepare(text, parameters: parameters, place)
        }
    }

    private mutating func prepare(_ text: String, parameters: Int, _ place: PostgresRequest.Place) -> [Action] {
        let name = prepared.newName()
        if let old = prepared.remove(text) { discarded.append(old.name) }
        if let old = prepared.makeRoom() { discarded.append(old) }
        var actions: [Action] = []
        var steps: [Step] = []
        for old in discarded {
            actions.append(.deallocate(old))
            steps.append(.deallocate)
        }
        discarded.removeAll()
        current.preparing = (name, text)
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
            guard current.failure == nil, let (name, text) = current.preparing, let types = current.types else {
                return finish()
            }
            prepared.add(text, name: name, parameterTypes: types)
            current.preparing = nil
            guard let reason = current.cancelReason else { return execute(.execute(name: name, types: types)) }
            phase = .idle
            return [.finish(.failure(PostgresErrors.error(of: reason)))]
        case .executing:
            if let (name, text) = current.preparing, current.isPrepared {
                prepared.add(text, name: name, parameterTypes: nil)
            }
            guard let failure = current.failure, failure.isStalePlan,
                case .statement(let text, _, let place) = current.request, let old = prepared.remove(text)
            else { return finish() }
            if failure.code != PostgresServerError.unknownStatement { discarded.append(old.name) }
            guard place == .autocommit, !current.wasPreparedAgain, current.cancelReason == nil else { return finish() }
            current = Current(request: current.request, wasPreparedAgain: true)
            return begin()
        }
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
        if case .commit = current.request { return StorageError.commitUnknown(reason: reason) }
        if let cancelReason = current.cancelReason { return PostgresErrors.error(of: cancelReason) }
        return StorageError.unavailable(reason: reason)
    }
}
