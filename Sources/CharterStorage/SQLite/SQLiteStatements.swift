import Synchronization

/// What is known of the statements of a program: their texts as SQLite reads them, and which of them only read. Texts are
/// literals of the source code, so there is an end to them.
final class SQLiteStatements: Sendable {
    private struct State {
        var texts: [String: String] = [:]
        var writing: Set<String> = []
    }

    let figures: DatabaseFigures
    private let state = Mutex(State())

    init(figures: DatabaseFigures) { self.figures = figures }

    func text(of sql: SQL) -> String {
        if let text = state.withLock({ $0.texts[sql.sqlite] }) { return text }
        let text = SQLitePlaceholders.translate(sql.sqlite)
        state.withLock { $0.texts[sql.sqlite] = text }
        return text
    }

    /// Whether a reader has refused the statement before.
    func isKnownToWrite(_ text: String) -> Bool { state.withLock { $0.writing.contains(text) } }

    func noteThatWrites(_ text: String) { state.withLock { _ = $0.writing.insert(text) } }
}
