import CharterStorage

/// The events of all topics, in an order that is the same for everybody and in which nothing is ever put in between.
///
/// Transactions of PostgreSQL commit in another order than they start, so the position alone would not do: a reader that
/// has seen position 7 may have missed 6, which is committed later. An event is therefore *settled*, and shown, once every
/// transaction that is older than its own, and its own, has ended; the order is by transaction, then by position.
///
/// So a transaction that writes and stays open, in any database of the server, holds back this feed, though not the
/// topics.
///
/// The *horizon* is the place behind which everything comes that is not settled yet. Nobody stands there, only at events:
/// a PostgreSQL that crashes gives the numbers of transactions again that nothing committed has, and who stood behind one
/// of them would miss its event.
extension EventStore {
    func feed(after place: FeedPosition, limit: Int) async throws -> EventPage<FeedPosition> {
        let rows = try await database.query(
            Self.feedPage, [.integer(place.transaction), .integer(place.number), .integer(Int64(limit))])
        // The horizon and the events are of one statement, so of the same moment.
        guard let first = rows.first else { throw EventError.unknownPlace }
        let horizon = FeedPosition(transaction: try first.decode(0), number: try first.decode(1))
        guard place <= horizon else { throw EventError.unknownPlace }
        // The numbers of SQLite's table are never given again.
        let end = database.dialect == .sqlite ? horizon : place
        var page = EventPage(
            events: [], end: end, newest: try first.decode(2, as: Int64?.self) ?? 0, isFull: false)
        for row in rows {
            // Without events behind the place there is one row with nothing on its right side.
            guard let number = try row.decode(3, as: Int64?.self) else { break }
            let position = FeedPosition(transaction: try row.decode(4), number: number)
            guard position <= horizon else {
                page.isUnsettled = true
                break
            }
            page.end = max(page.end, position)
            page.events.append(
                Event(
                    topic: try row.decode(5), sequence: try row.decode(6), position: position,
                    type: try row.decode(7), payload: try row.decode(8), time: try row.decode(9)))
        }
        page.isFull = page.events.count >= limit
        return page
    }

    private static let feedPage = SQL(
        postgres: """
            SELECT h.xmin, 0::bigint,
                (SELECT position FROM events ORDER BY transaction_id DESC, position DESC LIMIT 1),
                e.position, e.transaction_id, e.topic, e.sequence, e.type, e.payload::text, e.created_at
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin) h LEFT JOIN (
                SELECT * FROM events WHERE (transaction_id, position) > ($1, $2)
                ORDER BY transaction_id, position LIMIT $3
            ) e ON true ORDER BY e.transaction_id, e.position
            """,
        sqlite: """
            SELECT 0, h.last, h.last, e.position, e.transaction_id, e.topic, e.sequence, e.type, e.payload, e.created_at
            FROM (SELECT coalesce(max(seq), 0) AS last FROM sqlite_sequence WHERE name = 'events') h LEFT JOIN (
                SELECT * FROM events WHERE $1 = 0 AND position > $2 ORDER BY position LIMIT $3
            ) e ON true ORDER BY e.position
            """)

    /// The place of the last event that is settled.
    func feedEnd() async throws -> FeedPosition {
        guard let row = try await database.query(Self.lastSettled).first else { return .start }
        return FeedPosition(transaction: try row.decode(0), number: try row.decode(1))
    }

    private static let lastSettled = SQL(
        postgres: """
            SELECT transaction_id, position FROM events
            WHERE transaction_id < (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
            ORDER BY transaction_id DESC, position DESC LIMIT 1
            """,
        sqlite: "SELECT 0, coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'")

    /// After a dump was restored into another PostgreSQL, whose transactions count from somewhere else, events may name
    /// transactions that are still to come. They become the oldest.
    func settleRestored() async throws {
        guard database.dialect == .postgres else { return }
        try await database.execute(Self.settleFuture)
    }

    private static let settleFuture: SQL = """
        UPDATE events SET transaction_id = 0
        WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        """

    /// Which topics got events behind a place.
    struct Changes: Sendable {
        /// The last sequence number of each.
        var topics: [String: Int64] = [:]
        /// Up to here everything is named; what is not settled yet is named again.
        var settled: FeedPosition
        var isFull = false
    }

    /// Names topics with new events, those not settled included, since their own readers need not wait.
    func changes(after place: FeedPosition, limit: Int) async throws -> Changes {
        let settled = try await feedEnd()
        let rows = try await database.query(
            Self.changedTopics, [.integer(place.transaction), .integer(place.number), .integer(Int64(limit))])
        var changes = Changes(settled: place, isFull: rows.count >= limit)
        for row in rows {
            let topic = try row.decode(0, as: String.self)
            changes.topics[topic] = max(try row.decode(1), changes.topics[topic] ?? 0)
            // That place is older than the rows, so everything up to it is among them.
            let position = FeedPosition(transaction: try row.decode(2), number: try row.decode(3))
            if position <= settled { changes.settled = position }
        }
        if !changes.isFull { changes.settled = max(settled, place) }
        return changes
    }

    private static let changedTopics = SQL(
        postgres: """
            SELECT topic, sequence, transaction_id, position
            FROM events WHERE (transaction_id, position) > ($1, $2) ORDER BY transaction_id, position LIMIT $3
            """,
        sqlite: """
            SELECT topic, sequence, transaction_id, position
            FROM events WHERE $1 = 0 AND position > $2 ORDER BY position LIMIT $3
            """)
}
