/// The statements that a connection has prepared, by their text. There is a bound; the one not used for longest goes.
struct PostgresPreparedStatements: Sendable, Hashable {
    struct Statement: Sendable, Hashable {
        let name: String
        /// The types that the server expects, as object identifiers; nil when they were not asked for, as there are none.
        var parameterTypes: [UInt32]?
        fileprivate var lastUse: UInt64
    }

    private var statements: [String: Statement] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The prepared statement of a text, which counts as used.
    mutating func use(_ text: String) -> Statement? {
        guard let index = statements.index(forKey: text) else { return nil }
        uses += 1
        statements.values[index].lastUse = uses
        return statements.values[index]
    }

    /// A name that no statement has had.
    mutating func newName() -> String {
        names += 1
        return "charter_\(names)"
    }

    /// The name of the statement that has to go before another one is prepared, if there are too many.
    mutating func makeRoom() -> String? {
        guard statements.count >= capacity, let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse })
        else { return nil }
        statements[oldest.key] = nil
        return oldest.value.name
    }

    mutating func add(_ text: String, name: String, parameterTypes: [UInt32]?) {
        uses += 1
        statements[text] = Statement(name: name, parameterTypes: parameterTypes, lastUse: uses)
    }

    /// Forgets a statement that the server no longer takes.
    mutating func remove(_ text: String) -> Statement? { statements.removeValue(forKey: text) }
}
