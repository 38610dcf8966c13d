import CharterStorage
import GraphQLLanguage

extension StorageError {
    /// What clients hear: whether to come again. Nil for what only the log should say: a mistake of ours.
    var clientError: GraphQLError? {
        switch self {
        case .unavailable, .closed:
            GraphQLError("The database cannot be reached at the moment.", code: .upstream)
        case .poolTimeout:
            GraphQLError("The database is busy; try again in a moment.", code: .upstream)
        case .statementTimeout:
            GraphQLError("The database took too long.", code: .timeout)
        case .commitUnknown:
            GraphQLError(
                "The connection to the database was lost while it saved; look whether it did before trying again.",
                code: .upstream)
        case .serializationFailure:
            GraphQLError("Others changed the same at the same time; try again.", code: .conflict)
        case .uniqueViolation, .constraintViolation, .statement, .unexpectedColumn, .migration, .configuration:
            nil
        }
    }
}
