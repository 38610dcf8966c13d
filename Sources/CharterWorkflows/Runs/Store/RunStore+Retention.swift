import CharterEvents
import CharterStorage
import Foundation

extension RunStore {
    /// Deletes ended runs that ended before a time, with their steps, signals and events, at most so many.
    /// - Returns: How many runs there were; ask again when it is `limit`.
    public func prune(endedBefore time: Date, limit: Int = 100) async throws -> Int {
        try await database.transaction { transaction in
            let rows = try await transaction.query(Self.selectEnded, [.timestamp(time), .integer(Int64(limit))])
            let runs = try rows.map { try $0.decode(0, as: String.self) }
            guard !runs.isEmpty else { return 0 }
            for run in runs { try await events.delete(topic: run, in: transaction) }
            for statement in Self.deletions { try await transaction.execute(statement, [RunSQL.list(runs)]) }
            return runs.count
        }
    }

    /// Deletes ticks that were fired before a time, except for the last of each schedule.
    func pruneTicks(before time: Date) async throws {
        try await database.execute(Self.deleteTicks, [.timestamp(time)])
    }

    private static let selectEnded: SQL =
        "SELECT id FROM runs WHERE finished_at IS NOT NULL AND finished_at < $1 ORDER BY finished_at LIMIT $2"
        + SQL(postgres: "FOR UPDATE SKIP LOCKED", sqlite: "")

    private static let inList = SQL(
        postgres: "= ANY (ARRAY(SELECT json_array_elements_text($1::json)))",
        sqlite: "IN (SELECT value FROM json_each($1))")

    private static let deletions: [SQL] = [
        "DELETE FROM run_steps WHERE run_id" + inList,
        "DELETE FROM run_signals WHERE run_id" + inList,
        "DELETE FROM runs WHERE id" + inList,
    ]

    private static let deleteTicks: SQL = """
        DELETE FROM schedule_ticks WHERE tick < $1 AND EXISTS (
            SELECT 1 FROM schedule_ticks AS later
            WHERE later.schedule = schedule_ticks.schedule AND later.tick > schedule_ticks.tick)
        """
}
