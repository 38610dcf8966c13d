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
    }

    private enum Phase {
        case idle
        /// Prepares, to execute afterwards.
        case preparing(Current)
        /// Executes, as the last batch of the request.
        case executing(Current)
        case closed(StorageError)
    }

    private var phase = Phase.idle
    private var prepared: PostgresPreparedStatements
    /// Names that the server still has and nobody uses.
    private var discarded: [String] = []

    init(preparedStatements: Int = 256) { prepared = PostgresPreparedStatements(capacity: preparedStatements) }

    /// Whether an answer is to come.
    var isWaiting: Bool {
        switch phase {
        case .preparing(let current), .executing(let current): !current.isSynchronized
        case .idle, .closed: false
        }
    }

    var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    // MARK: Events

    mutating func start(_ request: PostgresRequest) -> [Action] {
        switch phase {
        case .idle: return begin(Current(request: request))
        case .closed(let error): return [.finish(.failure(error))]
        case .preparing, .executing:
            return [.finish(.failure(StorageError.statement(code: "55006", reason: "the connection is in use")))]
        }
    }

    mutating func received(_ answer: Answer) -> [Action] {
        switch phase {
        case .idle, .closed: return []
        case .preparing(var current):
            take(answer, into: &current)
            phase = .preparing(current)
        case .executing(var current):
            take(answer, into: &current)
            phase = .executing(current)
        }
        if case .synchronized = answer { return settle() }
        return []
    }

    /// The values do not fit the statement, so that nothing was sent.
    mutating func refused(_ error: any Error) -> [Action] {
        guard case .executing = phase else { return [] }
        phase = .idle
        return [.finish(.failure(error))]
    }

    mutating func cancel(_ reason: PostgresCancelReason) -> [Action] {
        func asked(_ current: inout Current) -> [Action] {
            guard current.cancelReason == nil else {
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
        switch phase {
        case .idle, .closed: return []
        case .preparing(var current):
            let actions = asked(&current)
            if !isClosed { phase = .preparing(current) }
            return actions
        case .executing(var current):
            let actions = asked(&current)
            if !isClosed { phase = .executing(current) }
            return actions
        }
    }

    /// The request to cancel has reached the server, or never will.
    mutating func cancelReturned() -> [Action] {
        switch phase {
        case .idle, .closed: return []
        case .preparing(var current):
            current.isCancelUnderWay = false
            phase = .preparing(current)
        case .executing(var current):
            current.isCancelUnderWay = false
            phase = .executing(current)
        }
        return settle()
    }

    mutating func lost(_ reason: String) -> [Action] {
        let previous = phase
        switch previous {
        case .closed: return []
        case .idle:
            phase = .closed(.unavailable(reason: reason))
            return [.close]
        case .preparing(let current), .executing(let current):
            let reason = current.failure?.message ?? reason
            phase = .closed(.unavailable(reason: reason))
            return [.finish(.failure(Self.errorOfLoss(current, reason))), .close]
        }
    }

    /// Nothing is to be sent any more; a running request is not waited for.
    mutating func shutdown() -> [Action] {
        let actions = lost("the database is shut down")
        phase = .closed(.closed)
        return actions
    }

    // MARK: Steps

    private mutating func begin(_ new: Current) -> [Action] {
        var current = new
        switch current.request {
        case .command(let text): return execute(&current, [.command(text)], [.run])
        case .commit: return execute(&current, [.command("COMMIT")], [.run])
        case .statement(let text, let parameters, let place):
            if let statement = prepared.use(text), parameters == 0 || statement.parameterTypes != nil {
                return execute(&current, [.execute(name: statement.name, types: statement.parameterTypes)], [.run])
            }
            let name = prepared.newName()
            current.preparing = (name, text)
            var actions: [Action] = []
            if let old = prepared.remove(text) { discarded.append(old.name) }
            if let old = prepared.makeRoom() { discarded.append(old) }
            for old in discarded {
                actions.append(.deallocate(old))
                current.steps.append(.deallocate)
            }
            discarded.removeAll()
            if parameters == 0 {
                // There is nothing to ask for, so that all can go at once; BEGIN first, as it must not be within a batch.
                if place == .first {
                    actions.insert(.begin, at: 0)
                    current.steps.insert(.begin, at: 0)
                }
                actions += [.prepare(name: name, text: text), .execute(name: name, types: nil), .synchronize]
                current.steps += [.prepare, .run]
                phase = .executing(current)
            } else {
                actions += [.prepare(name: name, text: text), .describe(name: name), .synchronize]
                current.steps += [.prepare, .describe]
                phase = .preparing(current)
            }
            return actions
        }
    }

    private mutating func execute(_ current: inout Current, _ actions: [Action], _ steps: [Step]) -> [Action] {
        var (actions, steps) = (actions, steps)
        if case .statement(_, _, .first) = current.request {
            actions.insert(.begin, at: 0)
            steps.insert(.begin, at: 0)
        }
        current.steps = steps
        current.isSynchronized = false
        phase = .executing(current)
        return actions + [.synchronize]
    }

    private func take(_ answer: Answer, into current: inout Current) {
        switch answer {
        case .rows(let rows):
            if current.steps.first == .run { current.rows = rows }
        case .described(let rows, let types):
            switch current.steps.first {
            case .prepare: current.isPrepared = true
            case .describe: current.types = types
            case .run: current.rows = rows
            case .deallocate, .begin, nil: break
            }
        case .failed(let error): if current.failure == nil { current.failure = error }
        case .skipped: break
        case .endOfCommand: if !current.steps.isEmpty { current.steps.removeFirst() }
        case .synchronized: current.isSynchronized = true
        }
    }

    /// Goes on after a batch, once nothing of it is under way any more.
    private mutating func settle() -> [Action] {
        switch phase {
        case .idle, .closed: return []
        case .preparing(var current):
            guard current.isSynchronized, !current.isCancelUnderWay else { return [] }
            guard current.failure == nil, current.cancelReason == nil, let (name, text) = current.preparing,
                let types = current.types
            else { return finish(current) }
            prepared.add(text, name: name, parameterTypes: types)
            current.preparing = nil
            return execute(&current, [.execute(name: name, types: types)], [.run])
        case .executing(var current):
            guard current.isSynchronized, !current.isCancelUnderWay else { return [] }
            if let (name, text) = current.preparing, current.isPrepared {
                prepared.add(text, name: name, parameterTypes: nil)
            }
            guard let failure = current.failure, case .statement(let text, _, let place) = current.request else {
                return finish(current)
            }
            guard failure.isStalePlan, let old = prepared.remove(text) else { return finish(current) }
            if failure.code != PostgresServerError.unknownStatement { discarded.append(old.name) }
            guard place == .autocommit, !current.wasPreparedAgain, current.cancelReason == nil else {
                return finish(current)
            }
            current = Current(request: current.request, wasPreparedAgain: true)
            return begin(current)
        }
    }

    private mutating func finish(_ current: Current) -> [Action] {
        if current.failure?.isFatal == true {
            // The connection is about to be closed by the server; the rest of the story is that of a loss.
            return lost(current.failure?.message ?? "")
        }
        // What was prepared before a cancelled statement stays known to the server.
        if let (name, text) = current.preparing, case .preparing = phase, current.failure == nil,
            let types = current.types
        {
            prepared.add(text, name: name, parameterTypes: types)
        }
        let wasExecuted = if case .executing = phase { true } else { false }
        phase = .idle
        if let failure = current.failure {
            return [.finish(.failure(PostgresErrors.translate(failure, cancelledFor: current.cancelReason)))]
        }
        if !wasExecuted, let reason = current.cancelReason {
            return [.finish(.failure(PostgresErrors.error(of: reason)))]
        }
        return [.finish(.success(current.rows))]
    }

    private static func errorOfLoss(_ current: Current, _ reason: String) -> any Error {
        if case .commit = current.request { return StorageError.commitUnknown(reason: reason) }
        if let cancelReason = current.cancelReason { return PostgresErrors.error(of: cancelReason) }
        return StorageError.unavailable(reason: reason)
    }
}
