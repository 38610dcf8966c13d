import CharterResilience
import Foundation
import Logging
import PrivateServices
import Testing

@testable import CharterEvents

/// Wake-ups over a Redis of our own.
@Suite(.timeLimit(.minutes(5))) struct RedisWakerTests {
    private let one = WakeRecorder()
    private let two = WakeRecorder()

    private func waker(
        _ endpoint: RedisEndpoint, logger: Logger = Logger(label: "test"),
        _ configure: (inout RedisWaker.Options) -> Void = { _ in }
    ) throws -> RedisWaker {
        var options = RedisWaker.Options()
        options.backoff = Backoff(base: .milliseconds(5), maximum: .milliseconds(50))
        configure(&options)
        return try RedisWaker(endpoint: endpoint, options: options, logger: logger)
    }

    private func endpoint(_ redis: PrivateRedis) throws -> RedisEndpoint {
        try RedisEndpoint(url: redis.url, trustedCertificates: redis.rootCertificate)
    }

    /// Two wakers tell each other of topics, and neither hears itself.
    private func expectTalk(_ first: RedisWaker, _ second: RedisWaker) async throws {
        try await withRunning([(first, one), (second, two)]) {
            await one.waitForEverything()
            await two.waitForEverything()
            first.wake("from-one")
            await two.waitFor(topics: ["from-one"])
            second.wake("from-two")
            await one.waitFor(topics: ["from-two"])
            #expect(one.topics == ["from-two"])
            #expect(two.topics == ["from-one"])
            #expect(first.figures.isConnected)
        }
    }

    @Test func replicasWakeEachOther() async throws {
        let redis = try await PrivateRedis.start()
        try await expectTalk(waker(endpoint(redis)), waker(endpoint(redis)))
        await redis.remove()
    }

    @Test func overTLSWithAPassword() async throws {
        let redis = try await PrivateRedis.start(.init(password: "hunter2", requiresTLS: true))
        try await expectTalk(waker(endpoint(redis)), waker(endpoint(redis)))
        await redis.remove()
    }

    @Test func aServerThatDoesNotKnowVersion3() async throws {
        let redis = try await PrivateRedis.start(
            .init(password: "hunter2", settings: ["rename-command": "HELLO \"\""]))
        try await expectTalk(waker(endpoint(redis)), waker(endpoint(redis)))
        await redis.remove()
    }

    @Test func aUserWhoMayNotPublishIsReportedAndDoesNotHammerTheServer() async throws {
        let redis = try await PrivateRedis.start(
            .init(users: ["listener on >hunter2 resetchannels &charter_events -@all +subscribe +ping"]))
        let log = LogRecorder()
        let listener = RedisEndpoint(
            host: "127.0.0.1", port: redis.port,
            credentials: RedisCredentials(username: "listener", password: "hunter2"))
        let waker = try waker(listener, logger: log.logger)
        try await withRunning([(waker, one)]) {
            waker.wake("t")
            await log.wait { $0.contains { $0.contains("PUBLISH") && $0.contains("NOPERM") } }
            // It goes on trying, with longer and longer pauses, and still listens.
            await log.wait { $0.count { $0.contains("NOPERM") } >= 3 }
            #expect(waker.figures.isConnected)
        }
        await redis.remove()
    }

    @Test func asUsersOfTheAccessControlListWithTheLeastRights() async throws {
        let redis = try await PrivateRedis.start(
            .init(users: [
                "default off",
                "worker on >hunter2 resetkeys resetchannels &charter_events -@all +subscribe +publish +ping",
            ]))
        let worker = RedisEndpoint(
            host: "127.0.0.1", port: redis.port,
            credentials: RedisCredentials(username: "worker", password: "hunter2"))
        try await expectTalk(waker(worker), waker(worker))
        await redis.remove()
    }

    @Test func aWrongPasswordIsReportedWithoutIt() async throws {
        let redis = try await PrivateRedis.start(.init(password: "hunter2"))
        let log = LogRecorder()
        let wrong = RedisEndpoint(
            host: "127.0.0.1", port: redis.port, credentials: RedisCredentials(password: "hunter3"))
        let waker = try waker(wrong, logger: log.logger)
        try await withRunning([(waker, one)]) {
            await log.wait { $0.contains { $0.contains("WRONGPASS") } }
        }
        #expect(!log.lines.joined().contains("hunter3"))
        #expect(!waker.figures.isConnected)
        #expect(one.heard.isEmpty)
        await redis.remove()
    }

    @Test func aCertificateThatNobodyTrustsIsRefused() async throws {
        let redis = try await PrivateRedis.start(.init(requiresTLS: true))
        let log = LogRecorder()
        let waker = try waker(RedisEndpoint(url: redis.url), logger: log.logger)
        try await withRunning([(waker, one)]) {
            await log.wait { $0.contains { $0.contains("no connection to Redis") } }
        }
        #expect(one.heard.isEmpty)
        await redis.remove()
    }

    @Test func redisStopsAndComesBack() async throws {
        let redis = try await PrivateRedis.start()
        let first = try waker(endpoint(redis))
        let second = try waker(endpoint(redis))
        try await withRunning([(first, one), (second, two)]) {
            await one.waitForEverything()
            await two.waitForEverything()
            first.wake("before")
            await two.waitFor(topics: ["before"])
            one.forget()
            two.forget()

            try await redis.stop()
            first.wake("meanwhile")
            try await redis.start()
            // Both look at everything once they hear again, so what was said meanwhile is made up for.
            await one.waitForEverything()
            await two.waitForEverything()
            try await wakeUntilHeard("after", first, two)
            try await wakeUntilHeard("after", second, one)
            #expect(first.figures.reconnects == 1)
            #expect(second.figures.reconnects == 1)
        }
        await redis.remove()
    }

    /// Wakes until the other one has heard it: what is said while a connection breaks becomes "everything".
    private func wakeUntilHeard(_ topic: String, _ waker: RedisWaker, _ recorder: WakeRecorder) async throws {
        try await eventually {
            waker.wake(topic)
            return recorder.topics.contains(topic)
        }
    }

    @Test func connectionsThatRedisKillsComeBack() async throws {
        let redis = try await PrivateRedis.start()
        let first = try waker(endpoint(redis))
        let second = try waker(endpoint(redis))
        try await withRunning([(first, one), (second, two)]) {
            await one.waitForEverything()
            await two.waitForEverything()
            for round in 1...5 {
                try await redis.cli(["CLIENT", "KILL", "TYPE", "pubsub"])
                try await redis.cli(["CLIENT", "KILL", "TYPE", "normal"])
                try await eventually { first.figures.reconnects >= round && second.figures.reconnects >= round }
                try await wakeUntilHeard("\(round)", first, two)
                try await wakeUntilHeard("\(round)", second, one)
            }
        }
        await redis.remove()
    }

    @Test func whatIsWokenBeforeAnybodyRunsIsSentOnceSomebodyDoes() async throws {
        let redis = try await PrivateRedis.start()
        let first = try waker(endpoint(redis))
        let second = try waker(endpoint(redis))
        try await withRunning([(second, two)]) {
            await two.waitForEverything()
            first.wake("early")
            try await withRunning([(first, one)]) { await two.waitFor(topics: ["early"]) }
        }
        await redis.remove()
    }

    @Test func manyWakeUpsTravelTogether() async throws {
        let redis = try await PrivateRedis.start()
        let first = try waker(endpoint(redis))
        let second = try waker(endpoint(redis))
        try await withRunning([(first, one), (second, two)]) {
            await one.waitForEverything()
            await two.waitForEverything()
            let topics = (0..<1_000).map { "run-\($0)" }
            for _ in 0..<20 {
                for topic in topics { first.wake(topic) }
            }
            await two.waitFor(topics: Set(topics))
            #expect(first.figures.sent < 20_000)
        }
        await redis.remove()
    }
}
