import PrivateServices
import Testing

/// The servers that other tests rely on.
struct PrivateServicesTests {
    @Test func databasesOfTheSharedClusterAreApart() async throws {
        let cluster = try await PrivatePostgres.shared()
        let (one, other) = (try await cluster.createDatabase(), try await cluster.createDatabase())
        try await cluster.psql("CREATE TABLE books (id bigint)", url: one)
        #expect(try await cluster.psql("SELECT count(*) FROM pg_class WHERE relname = 'books'", url: one) == "1")
        #expect(try await cluster.psql("SELECT count(*) FROM pg_class WHERE relname = 'books'", url: other) == "0")
    }

    @Test func aClusterKeepsItsDataAcrossACrash() async throws {
        let cluster = try await PrivatePostgres.start()
        try await cluster.psql("CREATE TABLE books (id bigint)")
        try await cluster.stop(.immediate)
        await #expect(throws: (any Error).self) { try await cluster.psql("SELECT 1") }
        try await cluster.start()
        #expect(try await cluster.psql("SELECT count(*) FROM books") == "0")
        await cluster.remove()
    }

    @Test func aClusterAsksForPasswordAndTLS() async throws {
        let cluster = try await PrivatePostgres.start(.init(password: "secret", requiresTLS: true))
        #expect(try await cluster.psql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") == "t")
        let verified = cluster.url(parameters: "sslmode=verify-full&sslrootcert=\(cluster.rootCertificate)")
        #expect(try await cluster.psql("SELECT 1", url: verified) == "1")
        await #expect(throws: (any Error).self) {
            try await cluster.psql("SELECT 1", url: cluster.url(parameters: "sslmode=disable"))
        }
        await cluster.remove()
    }

    @Test func aRedisServerComesBackOnItsPort() async throws {
        let redis = try await PrivateRedis.start()
        #expect(try await redis.cli(["PING"]) == "PONG")
        try await redis.stop()
        await #expect(throws: (any Error).self) { try await redis.cli(["PING"]) }
        try await redis.start()
        #expect(try await redis.cli(["PING"]) == "PONG")
        await redis.remove()
    }

    @Test func aRedisServerAsksForPasswordAndTLS() async throws {
        let redis = try await PrivateRedis.start(
            .init(password: "secret", users: ["worker on >hidden ~* &* +@all"], requiresTLS: true))
        #expect(try await redis.cli(["PING"]) == "PONG")
        #expect(try await redis.cli(["AUTH", "worker", "hidden"]) == "OK")
        #expect(redis.url.hasPrefix("rediss://:secret@127.0.0.1:"))
        await redis.remove()
    }
}
