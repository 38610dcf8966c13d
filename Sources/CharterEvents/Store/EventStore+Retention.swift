import CharterStorage
import Foundation

/// What keeps the tables from growing without end.
extension EventStore {
    /// Forgets a topic as if it had never been.
    func delete(topic: String, in transaction: any SQLExecutor) async throws {
        try await transaction.execute("DELETE FROM events WHERE topic = $1", [.text(topic)])
        try await transaction.execute("DELETE FROM event_topics WHERE topic = $1", [.text(topic)])
    }

    /// Deletes events that were appended before a time, and whatever stands before them in their topics, so that what is
    /// kept of a topic has no holes even when clocks jumped. It goes in pieces, so that no statement runs long or holds
    /// many locks. Topics keep their last sequence number. Gives how many events were deleted.
    func delete(before time: Date, piece: Int) async throws -> Int {
        var deleted = 0
        while true {
            let count = try await database.execute(Self.deletePiece, [.timestamp(time), .integer(Int64(piece))])
            guard count > 0 else { return deleted }
            deleted += count
            try Task.checkCancellation()
        }
    }

    private static let deletePiece = SQL(
        postgres: """
            DELETE FROM events USING (
                SELECT topic, max(sequence) AS last
                FROM (SELECT topic, sequence FROM events WHERE created_at < $1 ORDER BY created_at LIMIT $2) AS piece
                GROUP BY topic
            ) AS old
            WHERE events.topic = old.topic AND events.sequence <= old.last
            """,
        sqlite: """
            DELETE FROM events WHERE position IN (
                SELECT events.position FROM (
                    SELECT topic, max(sequence) AS last
                    FROM (SELECT topic, sequence FROM events WHERE created_at < $1 ORDER BY created_at LIMIT $2)
                    GROUP BY topic
                ) AS old JOIN events ON events.topic = old.topic AND events.sequence <= old.last
            )
            """)
}
