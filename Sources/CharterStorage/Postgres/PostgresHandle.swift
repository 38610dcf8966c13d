import CPostgres

/// libpq's connection.
///
/// Whoever holds it may give it to another thread; libpq asks only that one thread uses it at a time, and the connection
/// that keeps it does so under its lock.
struct PostgresHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    var isBroken: Bool { PQstatus(pointer) == CONNECTION_BAD }

    /// What went wrong last, on one line.
    var errorMessage: String {
        let lines = String(cString: PQerrorMessage(pointer)).split(separator: "\n")
        return lines.map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " ")
    }

    /// Where the backend stands: outside a transaction, or in one that is well or has failed.
    var isOutsideTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }

    func close() { PQfinish(pointer) }
}
