/// What may happen to a run, by its status: every change of status is decided here.
///
/// Methods are named after events and give what is to be done; those that are not legal now throw `RunError.conflict` and
/// change nothing. Claims and the ends of programs are so frequent that the store decides them in the statement that
/// writes them, with this machine's conditions in its WHERE.
struct RunStateMachine: Sendable, Hashable {
    let id: String
    private(set) var status: RunStatus
    private(set) var isCancelRequested: Bool
    /// How many claims ended with a lost worker.
    private(set) var losses: Int

    init(id: String, status: RunStatus, isCancelRequested: Bool = false, losses: Int = 0) {
        self.id = id
        self.status = status
        self.isCancelRequested = isCancelRequested
        self.losses = losses
    }

    /// A worker takes it.
    mutating func claimed() throws(RunError) {
        try expect([.queued], "only a queued run can be claimed")
        status = .running
    }

    /// Its program ended it.
    mutating func ended(as end: RunStatus) throws(RunError) {
        try expect([.running], "only a running run can end by its program")
        guard end.isEnded else { throw conflict("\(end.rawValue) is no end") }
        status = end
    }

    enum Rest: Sendable, Hashable {
        case wait
        /// What it wants to wait for is there already.
        case goOn
        case cancel
    }

    /// Its program rests; one of the signals that it waits for may have arrived meanwhile.
    mutating func rested(hasSignal: Bool) throws(RunError) -> Rest {
        try expect([.running], "only a running run can rest")
        if isCancelRequested {
            status = .cancelled
            return .cancel
        }
        status = hasSignal ? .queued : .waiting
        return hasSignal ? .goOn : .wait
    }

    /// The time it waits for has come.
    mutating func due() throws(RunError) {
        try expect([.waiting], "only a waiting run becomes due")
        status = .queued
    }

    /// Its worker gives it back unfinished.
    mutating func released() throws(RunError) {
        try expect([.running], "only a running run can be given back")
        status = .queued
    }

    /// Somebody sends a signal; whether it wakes the run.
    mutating func signalled(_ name: String, waitingFor names: [String]) throws(RunError) -> Bool {
        try expect([.queued, .running, .waiting], "it has ended")
        guard status == .waiting, names.contains(name) else { return false }
        status = .queued
        return true
    }

    enum Cancellation: Sendable, Hashable {
        /// It is cancelled now.
        case cancelled
        /// Its worker is to stop it.
        case requested
        /// It was cancelled or asked to stop before.
        case nothing
    }

    /// Somebody wants it to stop.
    mutating func cancelRequested() throws(RunError) -> Cancellation {
        switch status {
        case .queued, .waiting:
            status = .cancelled
            return .cancelled
        case .running:
            defer { isCancelRequested = true }
            return isCancelRequested ? .nothing : .requested
        case .cancelled: return .nothing
        case .succeeded, .failed: throw conflict("it has ended")
        }
    }

    /// Somebody wants an ended run to go on behind its finished steps.
    mutating func retryRequested() throws(RunError) {
        try expect([.failed, .cancelled], "only a failed or cancelled run can be retried")
        status = .queued
        isCancelRequested = false
        losses = 0
    }

    enum Loss: Sendable, Hashable {
        case recover
        case cancel
        case fail(RunFailure)
    }

    /// Its lease ran out: the worker is dead, or cut off.
    mutating func leaseExpired(maximumLosses: Int, isOverdue: Bool) throws(RunError) -> Loss {
        try expect([.running], "only a running run has a lease")
        losses += 1
        if isCancelRequested {
            status = .cancelled
            return .cancel
        }
        if isOverdue {
            status = .failed
            return .fail(.overdue)
        }
        guard losses < maximumLosses else {
            status = .failed
            return .fail(.workersLost(losses))
        }
        status = .queued
        return .recover
    }

    /// Its deadline has passed before it was claimed.
    mutating func expired() throws(RunError) -> RunFailure {
        try expect([.queued, .waiting], "a running run is stopped by its worker")
        status = .failed
        return .overdue
    }

    private func expect(_ allowed: [RunStatus], _ reason: String) throws(RunError) {
        guard allowed.contains(status) else { throw conflict(reason) }
    }

    private func conflict(_ reason: String) -> RunError {
        .conflict(id: id, status: status.rawValue, reason: reason)
    }
}

extension RunFailure {
    static let overdue = RunFailure(code: "TIMEOUT", message: "the run was not done by its deadline")

    static func workersLost(_ losses: Int) -> RunFailure {
        RunFailure(
            code: "INTERNAL_ERROR", message: "given up: \(losses) workers were lost while they worked on this run")
    }
}
