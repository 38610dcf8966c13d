/// How a database is used.
public struct DatabaseConfiguration: Sendable, Hashable {
    public var url: DatabaseURL
    /// Connections at most, 1 to 1,000; on SQLite, connections that read.
    public var poolSize: Int
    /// How long a statement or transaction waits for a connection at most, before `StorageError.poolTimeout`.
    public var poolTimeout: Duration
    /// How long a statement runs at most, before it is cancelled with `StorageError.statementTimeout`.
    public var statementTimeout: Duration
    /// How long connecting to a server takes at most.
    public var connectTimeout: Duration

    public init(
        url: DatabaseURL, poolSize: Int = 10, poolTimeout: Duration = .seconds(5),
        statementTimeout: Duration = .seconds(30), connectTimeout: Duration = .seconds(5)
    ) {
        self.url = url
        self.poolSize = poolSize
        self.poolTimeout = poolTimeout
        self.statementTimeout = statementTimeout
        self.connectTimeout = connectTimeout
    }

    /// Throws `StorageError.configuration` for values that cannot work.
    func check() throws(StorageError) {
        guard 1...1_000 ~= poolSize else {
            throw .configuration(reason: "the pool's size must be between 1 and 1000, not \(poolSize)")
        }
        let timeouts = [
            ("pool", poolTimeout), ("statement", statementTimeout), ("connect", connectTimeout),
        ]
        for (name, timeout) in timeouts where timeout < .milliseconds(1) || timeout > .seconds(86_400) {
            throw .configuration(reason: "the \(name) timeout must be between 1 ms and a day, not \(timeout)")
        }
    }
}
