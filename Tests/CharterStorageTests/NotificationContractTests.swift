import CharterStorage
import Testing

/// What every database promises of notifications.
struct NotificationContractTests {
    @Test(arguments: DatabaseUnderTest.allCases)
    func listenersHearTheirChannel(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            var books = database.notifications(on: "books").makeAsyncIterator()
            var others = database.notifications(on: "a \"quoted\" channel").makeAsyncIterator()
            var booksToo = database.notifications(on: "books").makeAsyncIterator()
            for first in [await books.next(), await others.next(), await booksToo.next()] {
                #expect(first == .reconnected)
            }
            try await database.notify("books", "1")
            try await database.notify("a \"quoted\" channel", "it's ü")
            try await database.notify("books", "")
            #expect(await books.next() == .received(payload: "1"))
            #expect(await books.next() == .received(payload: ""))
            #expect(await booksToo.next() == .received(payload: "1"))
            #expect(await others.next() == .received(payload: "it's ü"))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aListenerLeavesWithItsTask(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let listening = Gate()
            let task = Task {
                for await _ in database.notifications(on: "books") { listening.open() }
            }
            await listening.wait()
            task.cancel()
            await task.value
            var again = database.notifications(on: "books").makeAsyncIterator()
            #expect(await again.next() == .reconnected)
            try await database.notify("books", "1")
            #expect(await again.next() == .received(payload: "1"))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func whatNoDatabaseSendsIsRefused(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let tooMuch = String(repeating: "x", count: 8_000)
            for (channel, payload) in [("", ""), (String(repeating: "x", count: 64), ""), ("a", tooMuch), ("a", "\0")] {
                let error = await #expect(throws: StorageError.self) { try await database.notify(channel, payload) }
                #expect(error?.kind == "statement")
            }
            for await _ in database.notifications(on: "") { Issue.record("a notification without a channel") }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aSlowListenerIsTold(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            var slow = database.notifications(on: "books").makeAsyncIterator()
            var fast = database.notifications(on: "books").makeAsyncIterator()
            #expect(await slow.next() == .reconnected)
            #expect(await fast.next() == .reconnected)
            for number in 0..<1_100 {
                try await database.notify("books", "\(number)")
                #expect(await fast.next() == .received(payload: "\(number)"))
            }
            #expect(await slow.next() == .reconnected)
        }
    }
}
