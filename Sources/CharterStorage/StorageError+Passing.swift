extension StorageError {
    /// Whether the same may succeed a little later: the database is away, busy, or out of some resource.
    public var mayPass: Bool {
        switch self {
        case .unavailable, .poolTimeout, .statementTimeout, .commitUnknown, .serializationFailure: true
        case .statement(let code, _): Self.passingClasses.contains(String(code.prefix(2)))
        case .uniqueViolation, .constraintViolation, .unexpectedColumn, .migration, .configuration, .closed: false
        }
    }

    /// Classes of SQLSTATEs: lost connections, transactions in each other's way, lack of resources such as a full disk, locks,
    /// shutdowns and errors of the system. The last is SQLite's code for a full disk.
    private static let passingClasses: Set<String> = ["08", "40", "53", "55", "57", "58", "13"]
}
