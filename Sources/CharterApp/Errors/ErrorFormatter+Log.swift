import CharterStorage
import GraphQLExecution
import Logging

extension ErrorFormatter {
    /// What resolvers throw, as clients see it: errors of ours by what they say, anything else masked under the request's
    /// id and in the log. Failures of the database are in the log either way.
    static func logging(to logger: Logger) -> ErrorFormatter {
        let masking = ErrorFormatter.masking { error, context in
            logger.error("A resolver failed", metadata: ["request": "\(context.requestID)", "error": "\(error)"])
        }
        return ErrorFormatter { error, context in
            guard let failure = error as? StorageError, let shown = failure.clientError else {
                return masking(error, context)
            }
            logger.warning("The database failed", metadata: ["request": "\(context.requestID)", "error": "\(failure)"])
            return shown
        }
    }
}
