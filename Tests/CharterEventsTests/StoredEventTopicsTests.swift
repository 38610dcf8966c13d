import CharterResilience
import CharterStorage
import Foundation
import Testing

@testable import CharterEvents

/// The contract, on every driver. One after another: each has servers, replicas and many tasks of its own.
@Suite(.serialized, .timeLimit(.minutes(5))) struct StoredEventTopicsTests {
    private func events(_ count: Int) -> [NewEvent] {
        (0..<count).map { NewEvent(type: "test", payload: "{\"number\":\($0)}") }
    }

    // MARK: Append and read

    @Test(arguments: EventDriver.allCases)
    func eventsOfATopicAreNumberedFromOneWithoutGaps(driver: EventDriver) async throws {
        try await driver.run { replicas in
            #expect(try await replicas.first.append(events(3), to: "a") == 3)
            #expect(try await replicas.second.append(events(2), to: "a") == 5)
            #expect(try await replicas.first.append(events(1), to: "b") == 1)
            #expect(try await replicas.first.append([], to: "a") == 5)
            #expect(try await replicas.first.append([], to: "c") == 0)
            let kept = try await replicas.second.events(of: "a", after: 1, limit: 3)
            #expect(kept.sequences == [2, 3, 4])
            #expect(try await replicas.second.events(of: "a", after: 5, limit: 3) == [])
            #expect(try await replicas.second.events(of: "a", after: -5, limit: 100).count == 5)
            #expect(try await replicas.second.events(of: "a", after: 0, limit: 0) == [])
        }
    }

    @Test(arguments: EventDriver.allCases)
    func anEventIsReadBackAsItWasAppended(driver: EventDriver) async throws {
        let time = Date(timeIntervalSince1970: 1_700_000_000.123456)
        var options = EventTopicsOptions()
        options.clock.now = { time }
        try await driver.run(options: options) { replicas in
            let payload = #"{ "a" : [1, 2.50],  "a":"\u0000 \\ \" ü 🙂 '$1' \ud800" }"#
            _ = try await replicas.first.append([NewEvent(type: "it's ü", payload: payload)], to: "run's: ü 🙂")
            let event = try #require(
                try await replicas.second.events(of: "run's: ü 🙂", after: 0, limit: 1).first)
            #expect(event.payload == payload)
            #expect(event.type == "it's ü")
            #expect(event.topic == "run's: ü 🙂")
            #expect(abs(event.time.timeIntervalSince(time)) < 0.000_002)
        }
    }

    @Test(arguments: EventDriver.allCases)
    func whatIsRolledBackNeverWas(driver: EventDriver) async throws {
        struct Refusal: Error {}
        try await driver.run { replicas in
            _ = try await replicas.first.append(events(1), to: "t")
            await #expect(throws: Refusal.self) {
                try await replicas.database.transaction { transaction in
                    #expect(try await replicas.first.append(events(2), to: "t", in: transaction) == 3)
                    throw Refusal()
                }
            }
            #expect(try await replicas.first.append(events(1), to: "t") == 2)
            #expect(try await replicas.second.subscribe(to: "t", after: 0).first(2).sequences == [1, 2])
        }
    }

    @Test(arguments: EventDriver.allCases)
    func aPayloadThatIsNoJSONIsRefused(driver: EventDriver) async throws {
        try await driver.run { replicas in
            await #expect(throws: StorageError.self) {
                _ = try await replicas.first.append([NewEvent(type: "test", payload: "{")], to: "t")
            }
            let first = try await replicas.first.append(events(1), to: "t")
            #expect(first == 1)
        }
    }

    // MARK: Follow

    @Test(arguments: EventDriver.allCases)
    func whoSubscribesGetsWhatIsKeptAndThenWhatComes(driver: EventDriver) async throws {
        try await driver.run { replicas in
            _ = try await replicas.first.append(events(3), to: "t")
            var iterator = replicas.second.subscribe(to: "t", after: 1).makeAsyncIterator()
            #expect(try await iterator.next()?.sequence == 2)
            #expect(try await iterator.next()?.sequence == 3)
            let held = iterator
            for number in Int64(4)...20 {
                async let next = Self.next(held)
                _ = try await replicas.first.append(events(1), to: "t")
                #expect(try await next?.sequence == number)
            }
        }
    }

    /// The iterator's place is shared by its copies.
    private static func next(_ iterator: EventSubscription.Iterator) async throws -> Event? {
        var iterator = iterator
        return try await iterator.next()
    }

    @Test(arguments: EventDriver.allCases)
    func transactionsAreHeardOfOnceTheyAreCommitted(driver: EventDriver) async throws {
        try await driver.run { replicas in
            let subscription = replicas.second.subscribe(to: "t", after: 0)
            async let heard = subscription.first(4).sequences
            for _ in 0..<2 {
                try await replicas.database.transaction { transaction in
                    _ = try await replicas.first.append(events(2), to: "t", in: transaction)
                }
                replicas.first.committed("t")
            }
            #expect(try await heard == [1, 2, 3, 4])
        }
    }

    @Test(arguments: EventDriver.allCases)
    func manyAppendAtOnceAndEverybodySeesOneOrder(driver: EventDriver) async throws {
        try await driver.run { replicas in
            let subscriptions = (0..<6).map { number in
                (number.isMultiple(of: 2) ? replicas.first : replicas.second).subscribe(to: "t", after: 0)
            }
            try await withThrowingTaskGroup(of: [Event].self) { group in
                for subscription in subscriptions { group.addTask { try await subscription.first(200) } }
                try await withThrowingTaskGroup(of: Void.self) { appenders in
                    for number in 0..<8 {
                        let replica = number.isMultiple(of: 2) ? replicas.first : replicas.second
                        appenders.addTask {
                            for _ in 0..<25 { _ = try await replica.append(events(1), to: "t") }
                        }
                    }
                    try await appenders.waitForAll()
                }
                let heard = try await group.reduce(into: []) { $0.append($1) }
                for each in heard {
                    #expect(each.sequences == Array(1...200))
                    #expect(each == heard.first)
                }
            }
        }
    }

    @Test(arguments: EventDriver.allCases)
    func fiftyReconnectsAtRandomPointsSeeEverythingOnceAndInOrder(driver: EventDriver) async throws {
        let total = 2_000
        try await driver.run { replicas in
            async let seen = Self.follow(replicas, total: total, reconnects: 50)
            var appended = 0
            while appended < total {
                let count = min(Int.random(in: 1...40), total - appended)
                let replica = Bool.random() ? replicas.first : replicas.second
                appended = Int(try await replica.append(events(count), to: "t"))
            }
            #expect(try await seen == Array(1...Int64(total)))
        }
    }

    /// Reads the topic as a client with a bad connection: it comes back with the last number that it has, now to one
    /// replica and now to the other.
    private static func follow(_ replicas: EventDriver.Replicas, total: Int, reconnects: Int) async throws -> [Int64] {
        var breaks = Set((0..<reconnects).map { _ in Int.random(in: 1..<total) })
        while breaks.count < reconnects { breaks.insert(Int.random(in: 1..<total)) }
        var seen: [Int64] = []
        while seen.count < total {
            let replica = Bool.random() ? replicas.first : replicas.second
            for try await event in replica.subscribe(to: "t", after: seen.last ?? 0) {
                seen.append(event.sequence)
                if seen.count == total || breaks.contains(seen.count) { break }
            }
        }
        return seen
    }

    @Test(arguments: EventDriver.allCases)
    func subscribersThatCancelAreForgotten(driver: EventDriver) async throws {
        try await driver.run { replicas in
            let tasks = (0..<10).map { _ in
                Task { try await replicas.first.subscribe(to: "t", after: 0).first(1) }
            }
            try await eventually { replicas.first.figures.subscribers == 10 }
            #expect(replicas.first.figures.topics == 1)
            for task in tasks { task.cancel() }
            for task in tasks {
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            try await eventually { replicas.first.figures.subscribers == 0 }
            #expect(replicas.first.figures.topics == 0)
        }
    }

    // MARK: The feed

    @Test(arguments: EventDriver.allCases)
    func theFeedIsTheSameForEverybody(driver: EventDriver) async throws {
        try await driver.run { replicas in
            async let first = replicas.first.subscribeToFeed(after: .start).first(120)
            async let second = replicas.second.subscribeToFeed(after: .start).first(120)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    let replica = number.isMultiple(of: 2) ? replicas.first : replicas.second
                    group.addTask {
                        for _ in 0..<10 { _ = try await replica.append(events(2), to: "topic-\(number)") }
                    }
                }
                try await group.waitForAll()
            }
            let seen = try await first
            #expect(try await second == seen)
            #expect(Set(seen).count == 120)
            for number in 0..<6 {
                #expect(seen.filter { $0.topic == "topic-\(number)" }.sequences == Array(1...20))
            }
            #expect(seen.map(\.position) == seen.map(\.position).sorted())
            // Any position is a place to come back to, from its text.
            let place = try #require(FeedPosition(seen[49].position.description))
            #expect(try await replicas.second.subscribeToFeed(after: place).first(70) == Array(seen[50...]))
        }
    }

    @Test(arguments: EventDriver.allCases)
    func theFeedFromNowOn(driver: EventDriver) async throws {
        try await driver.run { replicas in
            _ = try await replicas.first.append(events(5), to: "old")
            // Transactions of other tests may keep them from being settled for a while.
            #expect(try await replicas.first.subscribeToFeed(after: .start).first(5).count == 5)
            let feed = replicas.second.subscribeToFeed(after: nil)
            async let next = feed.first(2)
            try await eventually { replicas.second.figures.subscribers == 1 }
            _ = try await replicas.first.append(events(2), to: "new")
            #expect(try await next.map(\.topic) == ["new", "new"])
        }
    }

    // MARK: What is gone

    @Test(arguments: EventDriver.allCases)
    func oldEventsAreDeletedAndWhoNeedsThemIsTold(driver: EventDriver) async throws {
        let clock = ManualClock()
        var options = EventTopicsOptions()
        options.clock = clock.wallClock
        try await driver.run(options: options) { replicas in
            _ = try await replicas.first.append(events(3), to: "t")
            _ = try await replicas.first.append(events(3), to: "other")
            clock.advance(by: .seconds(100))
            let later = clock.now
            _ = try await replicas.first.append(events(2), to: "t")
            #expect(try await replicas.first.delete(before: later) == 6)
            #expect(try await replicas.first.delete(before: later) == 0)
            await #expect(throws: EventError.expired(oldest: 4)) {
                _ = try await replicas.second.subscribe(to: "t", after: 1).first(1)
            }
            await #expect(throws: EventError.expired(oldest: 4)) {
                _ = try await replicas.second.events(of: "other", after: 2, limit: 1)
            }
            // From the beginning is from the first that is kept, and nothing is missing behind 3.
            #expect(try await replicas.second.subscribe(to: "t", after: 0).first(2).sequences == [4, 5])
            #expect(try await replicas.second.subscribe(to: "t", after: 3).first(2).sequences == [4, 5])
            #expect(try await replicas.first.append(events(1), to: "other") == 4)
        }
    }

    @Test(arguments: EventDriver.allCases)
    func theFeedGoesOnWithWhatIsKept(driver: EventDriver) async throws {
        let clock = ManualClock()
        var options = EventTopicsOptions()
        options.clock = clock.wallClock
        try await driver.run(options: options) { replicas in
            _ = try await replicas.first.append(events(3), to: "old")
            var follower = replicas.second.subscribeToFeed(after: .start).makeAsyncIterator()
            for _ in 0..<3 { _ = try await follower.next() }
            clock.advance(by: .seconds(100))
            #expect(try await replicas.first.delete(before: clock.now) == 3)
            // They begin before the place up to which the replica has read, where nothing is left.
            async let fromNowOn = replicas.second.subscribeToFeed(after: nil).first(2)
            async let fromTheStart = replicas.second.subscribeToFeed(after: .start).first(2)
            try await eventually { replicas.second.figures.subscribers == 3 }
            _ = try await replicas.first.append(events(2), to: "new")
            #expect(try await fromNowOn.map(\.topic) == ["new", "new"])
            #expect(try await fromTheStart.map(\.topic) == ["new", "new"])
            #expect(try await follower.next()?.topic == "new")
        }
    }

    @Test(arguments: EventDriver.allCases)
    func aClockThatJumpedBackLeavesNoHoles(driver: EventDriver) async throws {
        let clock = ManualClock()
        var options = EventTopicsOptions()
        options.clock = clock.wallClock
        try await driver.run(options: options) { replicas in
            _ = try await replicas.first.append(events(1), to: "t")
            let start = clock.now
            clock.jump(by: -100)
            _ = try await replicas.first.append(events(1), to: "t")
            clock.jump(by: 200)
            _ = try await replicas.first.append(events(1), to: "t")
            #expect(try await replicas.first.delete(before: start) == 2)
            #expect(try await replicas.second.events(of: "t", after: 0, limit: 9).sequences == [3])
        }
    }

    @Test(arguments: EventDriver.allCases)
    func aDeletedTopicBeginsAnew(driver: EventDriver) async throws {
        try await driver.run { replicas in
            _ = try await replicas.first.append(events(3), to: "t")
            var iterator = replicas.second.subscribe(to: "t", after: 2).makeAsyncIterator()
            #expect(try await iterator.next()?.sequence == 3)
            try await replicas.database.transaction { transaction in
                try await replicas.first.delete(topic: "t", in: transaction)
            }
            #expect(try await replicas.first.append(events(1), to: "t") == 1)
            await #expect(throws: EventError.unknownPlace) { try await iterator.next() }
            #expect(try await replicas.second.subscribe(to: "t", after: 0).first(1).sequences == [1])
        }
    }

    @Test(arguments: EventDriver.allCases)
    func aPlaceThatNoEventEverHadIsRefused(driver: EventDriver) async throws {
        try await driver.run { replicas in
            _ = try await replicas.first.append(events(3), to: "t")
            await #expect(throws: EventError.unknownPlace) {
                _ = try await replicas.first.subscribe(to: "t", after: 4).first(1)
            }
            await #expect(throws: EventError.unknownPlace) {
                _ = try await replicas.first.subscribe(to: "t", after: .max).first(1)
            }
            let beyond = FeedPosition(transaction: .max, number: .max)
            await #expect(throws: EventError.unknownPlace) {
                _ = try await replicas.first.subscribeToFeed(after: beyond).first(1)
            }
            // Nobody else is troubled by them.
            #expect(try await replicas.first.subscribe(to: "t", after: 0).first(3).sequences == [1, 2, 3])
            #expect(try await replicas.first.subscribeToFeed(after: .start).first(3).sequences == [1, 2, 3])
        }
    }

    // MARK: Slow subscribers

    @Test(arguments: EventDriver.allCases)
    func aSlowSubscriberHoldsNothingUpAndIsToldWhenItIsTooSlow(driver: EventDriver) async throws {
        var options = EventTopicsOptions()
        options.sharedEvents = 16
        options.pageEvents = 8
        options.maximumLag = 100
        try await driver.run(options: options) { replicas in
            _ = try await replicas.first.append(events(1), to: "t")
            var slow = replicas.second.subscribe(to: "t", after: 0).makeAsyncIterator()
            #expect(try await slow.next()?.sequence == 1)
            let held = slow
            async let second = Self.next(held)
            _ = try await replicas.first.append(events(1), to: "t")
            #expect(try await second?.sequence == 2)
            // It stops reading: the others go on.
            let quick = replicas.second.subscribe(to: "t", after: 2)
            async let all = quick.first(90)
            try await replicas.append(90)
            #expect(try await all.sequences == Array(3...92))
            // It reads on from the table, page by page, within its bound.
            for number in Int64(3)...12 { #expect(try await slow.next()?.sequence == number) }
            try await replicas.append(200)
            let error = await #expect(throws: EventError.self) {
                while try await slow.next() != nil {}
            }
            guard case .tooSlow(let waiting) = error else {
                Issue.record("not told that it was too slow: \(String(describing: error))")
                return
            }
            #expect(waiting > 100)
            #expect(replicas.second.figures.tooSlow == 1)
            // It comes back with what it has.
            #expect(try await replicas.second.subscribe(to: "t", after: 50).first(242).count == 242)
        }
    }

    @Test(arguments: EventDriver.allCases)
    func manySubscribersOfATopicCostOneReading(driver: EventDriver) async throws {
        try await driver.run { replicas in
            _ = try await replicas.first.append(events(1), to: "t")
            let iterators = (0..<50).map { _ in replicas.second.subscribe(to: "t", after: 1) }
            let tasks = iterators.map { subscription in Task { try await subscription.first(20).sequences } }
            try await eventually { replicas.second.figures.subscribers == 50 }
            try await replicas.append(20)
            for task in tasks { #expect(try await task.value == Array(2...21)) }
            // Joining is a reading for each, following is one for all.
            #expect(replicas.second.figures.tableReads < 50 + 20 * 10)
        }
    }

    // MARK: Wake-ups that are lost

    @Test(arguments: [SQLDialect.sqlite, .postgres])
    func whatNoWakeUpToldOfIsFoundByLooking(dialect: SQLDialect) async throws {
        var options = EventTopicsOptions()
        options.lookInterval = .milliseconds(20)
        try await TestDatabase.run(dialect) { database in
            let silent = StoredEventTopics(database: database, options: options, logger: .quiet)
            let deaf = StoredEventTopics(database: database, options: options, logger: .quiet)
            let running = Task { await deaf.run() }
            var topic = deaf.subscribe(to: "t", after: 0).makeAsyncIterator()
            var feed = deaf.subscribeToFeed(after: .start).makeAsyncIterator()
            for number in Int64(1)...10 {
                _ = try await silent.append(events(1), to: "t")
                #expect(try await topic.next()?.sequence == number)
                #expect(try await feed.next()?.sequence == number)
            }
            #expect(deaf.figures.foundByLooking > 0)
            running.cancel()
            await running.value
        }
    }
}
