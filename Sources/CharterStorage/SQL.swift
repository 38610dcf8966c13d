/// The text of one SQL statement, with `$1`, `$2`, … for its parameters in both databases.
///
/// A text is made of literals of the source code only: there is no initializer that takes a `String`, so nothing that
/// comes from outside can become part of a statement.
public struct SQL: Sendable, Hashable {
    /// The statement as PostgreSQL understands it.
    public let postgres: String
    /// The statement as SQLite understands it.
    public let sqlite: String

    /// A statement that reads alike in both databases.
    public init(_ text: StaticString) {
        postgres = text.description
        sqlite = postgres
    }

    /// A statement that the two databases spell differently.
    public init(postgres: StaticString, sqlite: StaticString) {
        self.postgres = postgres.description
        self.sqlite = sqlite.description
    }

    private init(postgres: String, sqlite: String) {
        self.postgres = postgres
        self.sqlite = sqlite
    }

    /// One statement out of two parts, each of them literal, with a space between them.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(postgres: left.postgres + " " + right.postgres, sqlite: left.sqlite + " " + right.sqlite)
    }

    /// The text for one of the databases.
    public func text(_ dialect: SQLDialect) -> String {
        switch dialect {
        case .postgres: postgres
        case .sqlite: sqlite
        }
    }
}

extension SQL: ExpressibleByStringLiteral {
    public init(stringLiteral value: StaticString) { self.init(value) }
}

/// Which database speaks.
public enum SQLDialect: String, Sendable, Hashable, CaseIterable {
    case postgres
    case sqlite
}
