import CharterStorage
import Foundation

extension RunStore {
    /// Enqueues what a schedule wants at a tick, unless that was done before, here or on another replica.
    /// - Returns: The run; nil when the tick was fired before.
    func fire(_ schedule: Schedule, at tick: Date) async throws -> Run? {
        let id = RunID.make(at: tick)
        return try await write { transaction in
            let isFirst = try await transaction.execute(
                Self.insertTick, [.text(schedule.name), .timestamp(tick), .text(id)])
            guard isFirst == 1 else { return Written(nil, []) }
            let run = try await enqueue(schedule.submission, id: id, in: transaction).run
            return Written(run, [run.id])
        }
    }

    /// The last tick of a schedule that was fired.
    func lastTick(of schedule: String) async throws -> Date? {
        try await database.query(Self.selectLastTick, [.text(schedule)]).first?.decode(0) ?? nil
    }

    private static let insertTick: SQL =
        "INSERT INTO schedule_ticks (schedule, tick, run_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"

    private static let selectLastTick: SQL = "SELECT max(tick) FROM schedule_ticks WHERE schedule = $1"
}
