import CPostgres

/// What libpq got in answer to a statement.
///
/// It may be passed between threads: libpq does not change a result once it has given it away.
final class PostgresResult: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    /// All rows. Throws `StorageError.unexpectedColumn` for a type that the contract does not know.
    func rows() throws(StorageError) -> [SQLRow] {
        let (rowCount, columnCount) = (PQntuples(pointer), PQnfields(pointer))
        var rows: [SQLRow] = []
        rows.reserveCapacity(Int(rowCount))
        for row in 0..<rowCount {
            var values: [SQLValue] = []
            values.reserveCapacity(Int(columnCount))
            for column in 0..<columnCount { values.append(try value(row, column, PQftype(pointer, column))) }
            rows.append(SQLRow(values))
        }
        return rows
    }

    private func value(_ row: Int32, _ column: Int32, _ type: UInt32) throws(StorageError) -> SQLValue {
        if PQgetisnull(pointer, row, column) == 1 { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
        guard let value = PostgresValue.read(bytes, type: type) else {
            throw .unexpectedColumn(
                position: Int(column), expected: "a type of the table in SQLValue; cast it, as in column::text",
                found: "the type with the object identifier \(type)")
        }
        return value
    }

    /// How many rows were inserted, updated, deleted or merged; 0 for all other statements.
    var changes: Int {
        let command = String(cString: PQcmdStatus(pointer))
        guard ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(where: command.hasPrefix) else { return 0 }
        return Int(String(cString: PQcmdTuples(pointer))) ?? 0
    }

    /// What the server says it has done, such as `COMMIT`.
    var command: String { String(cString: PQcmdStatus(pointer)) }
}
