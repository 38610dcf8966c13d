import CharterResilience
import CharterStorage
import Foundation

/// The tables of events, which hold the truth for every driver.
struct EventStore: Sendable {
    let database: any Database
    let clock: WallClock

    // MARK: Append

    /// Appends in the caller's transaction; gives the sequence number of the last event. The topic's row stays locked
    /// until the transaction ends, so sequence numbers have no gaps and are committed in their order.
    func append(_ events: [NewEvent], to topic: String, in transaction: any SQLExecutor) async throws -> Int64 {
        switch transaction.dialect {
        case .postgres:
            let rows = try await transaction.query(Self.allocateAndInsert, try parameters(events, topic))
            return try rows.map { try $0.decode(0, as: Int64.self) }.max() ?? 0
        case .sqlite:
            let rows = try await transaction.query(Self.allocate, [.text(topic), .integer(Int64(events.count))])
            guard let last = try rows.first?.decode(0, as: Int64.self) else { return 0 }
            try await transaction.execute(Self.insert, try parameters(events, topic) + [.integer(last)])
            return last
        }
    }

    /// The same without the number, which need not be waited for on PostgreSQL.
    func appendLater(_ events: [NewEvent], to topic: String, in transaction: any SQLExecutor) async throws {
        switch transaction.dialect {
        case .postgres: try await transaction.executeLater(Self.allocateAndInsert, try parameters(events, topic))
        case .sqlite: _ = try await append(events, to: topic, in: transaction)
        }
    }

    /// Topic, number of events, events, time.
    private func parameters(_ events: [NewEvent], _ topic: String) throws -> [SQLValue] {
        let list = try String(decoding: JSONEncoder().encode(events.map { [$0.type, $0.payload] }), as: UTF8.self)
        return [.text(topic), .integer(Int64(events.count)), .text(list), .timestamp(clock.now())]
    }

    private static let allocate: SQL = """
        INSERT INTO event_topics (topic, last_sequence) VALUES ($1, $2)
        ON CONFLICT (topic) DO UPDATE SET last_sequence = event_topics.last_sequence + excluded.last_sequence
        RETURNING last_sequence
        """

    private static let insert: SQL = """
        INSERT INTO events (topic, sequence, type, payload, created_at)
        SELECT $1, $5 - $2 + 1 + key, json_extract(value, '$[0]'), json_extract(value, '$[1]'), $4
        FROM json_each($3) ORDER BY key
        """

    /// Both in one way to the database and back.
    private static let allocateAndInsert: SQL = """
        WITH allocated AS (
            INSERT INTO event_topics (topic, last_sequence) VALUES ($1, $2)
            ON CONFLICT (topic) DO UPDATE SET last_sequence = event_topics.last_sequence + excluded.last_sequence
            RETURNING last_sequence
        )
        INSERT INTO events (topic, sequence, type, payload, created_at)
        SELECT $1, allocated.last_sequence - $2 + new.place, new.event->>0, (new.event->>1)::json, $4
        FROM allocated, json_array_elements($3::json) WITH ORDINALITY AS new (event, place) ORDER BY new.place
        RETURNING sequence
        """

    // MARK: Read one topic

    /// The events of a topic behind a sequence number; behind 0 come the first ones that are kept.
    func page(of topic: String, after sequence: Int64, limit: Int) async throws -> EventPage<Int64> {
        let rows = try await database.query(
            Self.topicPage, [.text(topic), .integer(sequence), .integer(Int64(limit))])
        // One statement gives both, so the last number and the events are of the same moment.
        let last = try rows.first?.decode(0, as: Int64.self) ?? 0
        guard sequence <= last else { throw EventError.unknownPlace }
        var events: [Event] = []
        for row in rows {
            // A topic without events behind the place is one row with nothing on its right side.
            guard let number = try row.decode(1, as: Int64?.self) else { continue }
            events.append(try Self.event(row, topic: topic, sequence: number))
        }
        // Sequence numbers have no holes, unless retention made them.
        let next = events.first?.sequence ?? last + 1
        if sequence > 0, limit > 0, next > sequence + 1 { throw EventError.expired(oldest: next) }
        return EventPage(events: events, end: last, newest: last, isFull: events.count >= limit)
    }

    private static let topicPage = SQL(
        postgres: """
            SELECT t.last_sequence, e.sequence, e.transaction_id, e.position, e.type, e.payload::text, e.created_at
            FROM event_topics t LEFT JOIN events e ON e.topic = t.topic AND e.sequence > $2
            WHERE t.topic = $1 ORDER BY e.sequence LIMIT $3
            """,
        sqlite: """
            SELECT t.last_sequence, e.sequence, e.transaction_id, e.position, e.type, e.payload, e.created_at
            FROM event_topics t LEFT JOIN events e ON e.topic = t.topic AND e.sequence > $2
            WHERE t.topic = $1 ORDER BY e.sequence LIMIT $3
            """)

    private static func event(_ row: SQLRow, topic: String, sequence: Int64) throws -> Event {
        Event(
            topic: topic, sequence: sequence,
            position: FeedPosition(transaction: try row.decode(2), number: try row.decode(3)),
            type: try row.decode(4), payload: try row.decode(5), time: try row.decode(6))
    }
}
