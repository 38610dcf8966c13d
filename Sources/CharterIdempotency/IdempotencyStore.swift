import CharterStorage
import Foundation

/// The statements of keys. Every call throws what the database throws.
struct IdempotencyStore: Sendable {
    let database: any Database
    let options: IdempotencyOptions
    let time: DatabaseTime

    /// Changes what a key has seen, as its only writer at that moment on all replicas.
    func change<Result: Sendable>(
        _ id: [UInt8], _ body: @escaping @Sendable (inout IdempotencyStateMachine, _ now: Date) -> Result
    ) async throws -> Result {
        try await database.transaction { transaction in
            // A row that another replica inserts meanwhile is found by the next round, one that it deletes is missed.
            for _ in 0..<Self.rounds {
                let (found, now) = try await find(id, in: transaction)
                var machine = IdempotencyStateMachine(options, use: found)
                let result = body(&machine, now)
                if try await write(machine.use, instead: found, of: id, in: transaction) { return result }
            }
            throw StorageError.serializationFailure(reason: "an idempotency key changed too often while it was claimed")
        }
    }

    private static let rounds = 8

    /// Deletes keys that are kept no longer, at most a batch.
    /// - Returns: How many.
    func deleteExpired() async throws -> Int {
        try await database.execute(Self.deletion, [time.parameter, .integer(Int64(options.cleaningBatch))])
    }

    private func find(
        _ id: [UInt8], in transaction: any SQLExecutor
    ) async throws -> (IdempotencyStateMachine.Use?, Date) {
        if let row = try await transaction.query(Self.selection, [time.parameter, .bytes(id)]).first {
            return (try IdempotencyStateMachine.Use(row), try row.decode(8))
        }
        let rows = try await transaction.query(Self.selectTime, [time.parameter])
        guard let row = rows.first else {
            throw StorageError.unexpectedColumn(position: 0, expected: "the time", found: "no row")
        }
        return (nil, try row.decode(0))
    }

    /// - Returns: False when somebody else inserted the key meanwhile.
    private func write(
        _ use: IdempotencyStateMachine.Use?, instead found: IdempotencyStateMachine.Use?, of id: [UInt8],
        in transaction: any SQLExecutor
    ) async throws -> Bool {
        if use == found { return true }
        guard let use else {
            try await transaction.execute("DELETE FROM idempotency_keys WHERE id = $1", [.bytes(id)])
            return true
        }
        let statement = found == nil ? Self.insertion : Self.update
        return try await transaction.execute(statement, [.bytes(id)] + use.parameters) == 1
    }

    // MARK: Statements

    private static let now = SQL(postgres: "coalesce($1::timestamptz, clock_timestamp())", sqlite: "$1")

    private static let selectTime: SQL = "SELECT" + now

    /// Time, id.
    private static let selection: SQL =
        "SELECT request_hash, holder, claimed_at, lease_until, status, head, body, expires_at," + now
        + "FROM idempotency_keys WHERE id = $2" + SQL(postgres: "FOR UPDATE", sqlite: "")

    private static let insertion: SQL = """
        INSERT INTO idempotency_keys
            (id, request_hash, holder, claimed_at, lease_until, status, head, body, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING
        """

    private static let update: SQL = """
        UPDATE idempotency_keys
        SET request_hash = $2, holder = $3, claimed_at = $4, lease_until = $5, status = $6, head = $7, body = $8,
            expires_at = $9
        WHERE id = $1
        """

    /// Time, limit. A lease that still holds keeps its key.
    private static let deletion: SQL =
        "DELETE FROM idempotency_keys WHERE id IN (SELECT id FROM idempotency_keys WHERE expires_at <=" + now
        + "AND (lease_until IS NULL OR lease_until <=" + now + ") ORDER BY expires_at LIMIT $2"
        + SQL(postgres: "FOR UPDATE SKIP LOCKED)", sqlite: ")")
}

extension IdempotencyStateMachine.Use {
    fileprivate init(_ row: SQLRow) throws(StorageError) {
        fingerprint = RequestFingerprint(bytes: try row.decode(0))
        if let leaseUntil: Date = try row.decode(3) {
            progress = .underWay(
                IdempotencyStateMachine.Work(
                    holder: try row.decode(1), since: try row.decode(2), leaseUntil: leaseUntil))
        } else {
            let head: [UInt8] = try row.decode(5)
            progress = .done(
                StoredAnswer(
                    status: try row.decode(4), fields: StoredAnswer.fields(head), body: try row.decode(6)))
        }
        expiresAt = try row.decode(7)
    }

    /// From the second parameter of a statement on.
    fileprivate var parameters: [SQLValue] {
        switch progress {
        case .underWay(let work):
            [
                .bytes(fingerprint.bytes), .text(work.holder), .timestamp(work.since), .timestamp(work.leaseUntil),
                .null, .null, .null, .timestamp(expiresAt),
            ]
        case .done(let answer):
            [
                .bytes(fingerprint.bytes), .null, .null, .null, .integer(Int64(answer.status)),
                .bytes(answer.head), answer.body.map(SQLValue.bytes) ?? .null, .timestamp(expiresAt),
            ]
        }
    }
}
