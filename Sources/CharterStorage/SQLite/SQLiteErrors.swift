internal import GRDB

/// SQLite's result codes as errors of the contract.
enum SQLiteErrors {
    static func translate(_ error: DatabaseError) -> StorageError {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_CONSTRAINT:
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
                return .uniqueViolation(constraint: columns(in: reason))
            default: return .constraintViolation(reason: reason)
            }
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .serializationFailure(reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_IOERR, .SQLITE_PERM:
            return .unavailable(reason: reason)
        default: return .statement(code: "\(error.extendedResultCode.rawValue)", reason: reason)
        }
    }

    /// SQLite tells the columns, as in `UNIQUE constraint failed: books.isbn`, and not the constraint's name.
    private static func columns(in reason: String) -> String? {
        let parts = reason.split(separator: ": ", maxSplits: 1)
        return parts.count == 2 ? String(parts[1]) : nil
    }
}
