import CPostgres

/// The next of libpq's results, as the state machine knows it.
enum PostgresAnswer {
    case machine(PostgresConnectionStateMachine<PostgresResult>.Answer)
    case lost(String)

    /// To be called only when libpq is not busy, since it would wait.
    static func next(_ handle: PostgresHandle) -> PostgresAnswer {
        guard let pointer = PQgetResult(handle.pointer) else { return .machine(.endOfCommand) }
        let status = PQresultStatus(pointer)
        if status == PGRES_PIPELINE_SYNC {
            PQclear(pointer)
            return .machine(.synchronized)
        }
        let result = PostgresResult(pointer)
        switch status {
        case PGRES_PIPELINE_ABORTED: return .machine(.skipped)
        case PGRES_TUPLES_OK: return .machine(.rows(result))
        case PGRES_COMMAND_OK:
            // Answers that describe a statement have no command.
            let count = PQnparams(pointer)
            guard count > 0 || result.command.isEmpty else { return .machine(.rows(result)) }
            return .machine(.described(result, types: (0..<count).map { PQparamtype(pointer, $0) }))
        case PGRES_EMPTY_QUERY:
            return .machine(.failed(PostgresServerError(code: "42601", message: "the statement is empty")))
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
            if handle.isBroken { return .lost(handle.errorMessage) }
            return .machine(.failed(error(pointer)))
        default:
            return .lost("COPY is not supported")
        }
    }

    private static func error(_ result: OpaquePointer) -> PostgresServerError {
        func field(_ code: Character) -> String? {
            guard let byte = code.asciiValue, let text = PQresultErrorField(result, Int32(byte)) else { return nil }
            return String(cString: text)
        }
        let severity = field("V")
        return PostgresServerError(
            code: field("C") ?? "", message: field("M") ?? String(cString: PQresultErrorMessage(result)),
            constraint: field("n"), isFatal: severity == "FATAL" || severity == "PANIC")
    }
}
