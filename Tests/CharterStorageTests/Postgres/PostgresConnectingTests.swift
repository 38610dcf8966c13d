import Logging
import PrivateServices
import Synchronization
import Testing

@testable import CharterStorage

/// How connections are opened: TLS, passwords, versions, and what the log is told.
struct PostgresConnectingTests {
    @Test func tlsAndPasswordsAreThoseOfTheURL() async throws {
        let cluster = try await PrivatePostgres.start(
            .init(password: "open sesame".replacing(" ", with: "-"), requiresTLS: true))
        let verified = cluster.url(parameters: "sslmode=verify-full&sslrootcert=\(cluster.rootCertificate)")
        let database = try await open(verified)
        let rows = try await database.query("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        #expect(try rows[0].decode(0) == true)
        #expect(try rows[0].decode(1, as: String.self).hasPrefix("TLS"))
        // Large values go both ways while the other side writes too.
        let text = String(repeating: "æ", count: 2_000_000)
        #expect(try await database.query("SELECT $1::text", [.text(text)])[0].decode(0) == text)
        await database.shutdown()

        let refused = [
            cluster.url(parameters: "sslmode=disable"), cluster.url(parameters: "sslmode=verify-full"),
            verified.replacing("sesame", with: "wrong"),
        ]
        for url in refused {
            let error = await #expect(throws: StorageError.self, "\(url)") { try await open(url) }
            #expect(error?.kind == "unavailable")
            #expect(!String(describing: error).contains("open-"))
        }
        await cluster.remove()
    }

    @Test func aStatementOverTLSIsCancelledToo() async throws {
        let cluster = try await PrivatePostgres.start(.init(password: "secret", requiresTLS: true))
        let database = try await open(cluster.url(parameters: "sslmode=require"), statementTimeout: .seconds(2))
        await #expect(throws: StorageError.statementTimeout(seconds: 2)) {
            try await database.query("SELECT pg_sleep(600)")
        }
        try await database.ping()
        await database.shutdown()
        await cluster.remove()
    }

    @Test func theServerKnowsWhoIsThere() async throws {
        try await PostgresUnderTest.run { test in
            let rows = try await test.database.query(
                "SELECT current_setting('application_name'), current_setting('client_encoding')")
            #expect(rows.map(\.values) == [[.text("charter"), .text("UTF8")]])
        }
    }

    @Test func aServerThatDoesNotAnswerIsGivenUp() async throws {
        // Accepts connections and says nothing: Redis waits for a command that it understands.
        let silent = try await PrivateRedis.start()
        let error = await #expect(throws: StorageError.self) {
            try await open(
                "postgres://127.0.0.1:\(silent.port)/app?sslmode=disable", connectTimeout: .milliseconds(300),
                poolTimeout: .milliseconds(100))
        }
        #expect(error?.kind == "unavailable")
        await silent.remove()
    }

    @Test func oldServersAreRefused() throws {
        try PostgresConnector.check(serverVersion: 140_000)
        #expect(
            throws: StorageError.configuration(reason: "PostgreSQL 14 or later is needed, the server is version 13")
        ) {
            try PostgresConnector.check(serverVersion: 130_011)
        }
    }

    @Test func whatMayMendIsToldFromWhatTheServerRefuses() {
        let mending = [
            "connection refused", "FATAL:  the database system is starting up",
            "FATAL:  sorry, too many clients already", "connecting took longer than 5.0 seconds",
        ]
        for reason in mending { #expect(StorageError.unavailable(reason: reason).mayMend) }
        let refusals = [
            "FATAL:  password authentication failed for user \"me\"", "FATAL:  database \"x\" does not exist",
        ]
        for reason in refusals { #expect(!StorageError.unavailable(reason: reason).mayMend) }
    }

    @Test func theServersWarningsGoToTheLog() async throws {
        let lines = LogLines()
        let logger = Logger(label: "test") { _ in lines }
        try await PostgresUnderTest.run(logger: logger) { test in
            try await test.database.execute("DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$")
        }
        #expect(lines.all.contains("warning: PostgreSQL says: WARNING:  mind the gap"))
    }

    private func open(
        _ url: String, statementTimeout: Duration = .seconds(20), connectTimeout: Duration = .seconds(5),
        poolTimeout: Duration = .seconds(5)
    ) async throws -> any Database {
        try await DatabaseFactory.open(
            DatabaseConfiguration(
                url: try DatabaseURL(url), poolSize: 1, poolTimeout: poolTimeout, statementTimeout: statementTimeout,
                connectTimeout: connectTimeout))
    }
}

/// A log that remembers its lines.
private final class LogLines: LogHandler {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    // What a handler must have; nothing of it is used.
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.level): \(event.message)") }
    }
}
