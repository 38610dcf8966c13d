/// Where a database is, as `DATABASE_URL` says it:
///
/// - `sqlite:PATH`, a file that is created if need be; `sqlite::memory:`, gone with the process;
/// - `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=verify-full&sslrootcert=…`, also `postgresql://`, with all
///   parameters that libpq knows; or libpq's own `host=… dbname=…`.
///
/// It describes itself without its password, so it may be logged.
public struct DatabaseURL: Sendable, Hashable {
    enum Place: Sendable, Hashable {
        case sqliteMemory
        case sqliteFile(path: String)
        /// What libpq connects with, password included.
        case postgres(connectionString: String)
    }

    let place: Place
    /// The same without what is secret.
    public let description: String

    /// Throws `StorageError.configuration`, whose reason never contains the password.
    public init(_ text: String) throws(StorageError) {
        if let path = text.suffix(after: "sqlite:") {
            guard !path.isEmpty, !path.hasPrefix("//"), !path.contains("\0") else {
                throw .configuration(
                    reason:
                        "a database URL for SQLite is sqlite:PATH or sqlite::memory:, with a single colon before PATH")
            }
            place = path == ":memory:" ? .sqliteMemory : .sqliteFile(path: path)
            description = text
            return
        }
        guard
            text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
                || (text.contains("=") && !text.contains("://"))
        else {
            throw .configuration(
                reason:
                    "a database URL begins with sqlite:, postgres:// or postgresql://, or is libpq's host=… dbname=…")
        }
        description = try PostgresConnectionString.describe(text)
        place = .postgres(connectionString: text)
    }

    /// A SQLite database that is gone with the process.
    public static let memory = DatabaseURL(place: .sqliteMemory, description: "sqlite::memory:")

    private init(place: Place, description: String) {
        self.place = place
        self.description = description
    }

    public var dialect: SQLDialect {
        switch place {
        case .sqliteMemory, .sqliteFile: .sqlite
        case .postgres: .postgres
        }
    }
}

extension DatabaseURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { description }
    // `dump` and the test library look into values.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension String {
    /// What follows a prefix, if it begins with it.
    fileprivate func suffix(after prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
