/// PostgreSQL's error codes as errors of the contract.
enum PostgresErrors {
    static func translate(_ error: PostgresServerError, cancelledFor reason: PostgresCancelReason? = nil) -> any Error {
        if error.code == "57014", let reason { return Self.error(of: reason) }
        return translate(error)
    }

    static func error(of reason: PostgresCancelReason) -> any Error {
        switch reason {
        case .deadline(let seconds): StorageError.statementTimeout(seconds: seconds)
        case .task: CancellationError()
        }
    }

    private static func translate(_ error: PostgresServerError) -> StorageError {
        switch error.code {
        case "23505": .uniqueViolation(constraint: error.constraint)
        case "40001", "40P01": .serializationFailure(reason: error.message)
        // The server ends, starts, or has no place for another connection.
        case "57P01", "57P02", "57P03", "53300", "": .unavailable(reason: error.message)
        case _ where error.code.hasPrefix("23"): .constraintViolation(reason: error.message)
        case _ where error.code.hasPrefix("08") && error.code != "08P01": .unavailable(reason: error.message)
        default: .statement(code: error.code, reason: error.message)
        }
    }
}

extension PostgresServerError {
    static let unknownStatement = "26000"

    /// The statement was not run, because what was prepared is out of date: a table has changed, or somebody has
    /// deallocated it.
    var isStalePlan: Bool {
        code == Self.unknownStatement || (code == "0A000" && message.contains("cached plan"))
    }
}
