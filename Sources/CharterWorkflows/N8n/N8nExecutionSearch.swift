import Foundation

/// Which of the executions that n8n lists is ours.
///
/// An execution whose data hold our idempotency key is. Of those whose data cannot be seen, because they are not kept or
/// too large, one is taken only if it is the only one that may be ours; with several, taking one would be a guess.
struct N8nExecutionSearch: Sendable, Hashable {
    enum Finding: Sendable, Hashable {
        case none
        case found(N8nExecution)
        /// So many may be it.
        case ambiguous(Int)
    }

    /// What our execution carries.
    let key: String
    /// When ours is thought to have begun.
    let expected: Date
    /// Executions that began before are not ours.
    let earliest: Date
    /// Not looked for.
    let excluded: N8nID?
    /// Whether only the key is proof enough.
    let needsProof: Bool

    private var unseen: [N8nExecution] = []

    init(key: String, expected: Date, earliest: Date, excluded: N8nID? = nil, needsProof: Bool = false) {
        self.key = key
        self.expected = expected
        self.earliest = earliest
        self.excluded = excluded
        self.needsProof = needsProof
    }

    /// Those that may be ours, in the order in which they are best looked at.
    func candidates(_ listed: [N8nExecution]) -> [N8nExecution] {
        var seen: Set<N8nID> = []
        let possible = listed.filter { execution in
            execution.id != excluded && (execution.startedAt ?? .distantFuture) >= earliest
                && seen.insert(execution.id).inserted
        }
        return possible.sorted { rank($0) < rank($1) }
    }

    /// Of executions with our key the last one counts; otherwise ours began when we asked for it.
    private func rank(_ execution: N8nExecution) -> TimeInterval {
        let start = execution.startedAt ?? .distantFuture
        return needsProof ? -start.timeIntervalSince(expected) : abs(start.timeIntervalSince(expected))
    }

    /// A candidate was looked at with its data; nil when n8n does not have it any more.
    /// - Returns: It, when it is ours.
    mutating func looked(at candidate: N8nExecution, with data: N8nExecution?) -> N8nExecution? {
        guard let data else { return nil }
        if data.mentions(key) { return data }
        if data.data == nil { unseen.append(candidate) }
        return nil
    }

    /// There were too many candidates to look at this one.
    mutating func passed(over candidate: N8nExecution) { unseen.append(candidate) }

    /// What is left when no candidate had the key.
    var finding: Finding {
        guard !needsProof, let first = unseen.first else { return .none }
        return unseen.count == 1 ? .found(first) : .ambiguous(unseen.count)
    }
}
