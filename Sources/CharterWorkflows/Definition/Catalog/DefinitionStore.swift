import Synchronization

/// Keeps the texts of definitions by version, for runs that go on after their file has changed, after a restart, and on
/// replicas that never saw the file.
public protocol DefinitionStore: Sendable {
    /// Keeps a text. To keep the same one again changes nothing.
    func save(name: String, version: String, text: String) async throws

    /// The text of a version, nil when it was never kept.
    func load(name: String, version: String) async throws -> String?
}

/// Keeps definitions in memory: for tests, and for servers that forget their runs when they stop.
public final class InMemoryDefinitionStore: DefinitionStore {
    private struct Key: Hashable {
        let name: String
        let version: String
    }

    private let texts = Mutex<[Key: String]>([:])

    public init() {}

    public func save(name: String, version: String, text: String) async throws {
        texts.withLock { $0[Key(name: name, version: version)] = text }
    }

    public func load(name: String, version: String) async throws -> String? {
        texts.withLock { $0[Key(name: name, version: version)] }
    }
}
