import CharterStorage
import Testing

@Suite(.timeLimit(.minutes(5))) struct PostgresListenerTests {
    /// The system tells of an arrival once, and one reading of the socket holds 16 KiB.
    @Test func notificationsThatArriveTogetherAreAllHeard() async throws {
        try await PostgresUnderTest.run { test in
            var books = test.database.notifications(on: "books").makeAsyncIterator()
            #expect(await books.next() == .reconnected)
            for round in 0..<20 {
                let payloads = (0..<20).map { "\(round).\($0)" + String(repeating: "x", count: 7_900) }
                try await test.database.transaction { transaction in
                    for payload in payloads {
                        _ = try await transaction.query("SELECT pg_notify('books', $1)", [.text(payload)])
                    }
                }
                for payload in payloads { #expect(await books.next() == .received(payload: payload)) }
            }
        }
    }
}
