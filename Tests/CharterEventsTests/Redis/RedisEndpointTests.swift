import Testing

@testable import CharterEvents

struct RedisEndpointTests {
    @Test func addressesAreRead() throws {
        #expect(try RedisEndpoint(url: "redis://cache") == RedisEndpoint(host: "cache"))
        #expect(try RedisEndpoint(url: "redis://127.0.0.1:7000/3") == RedisEndpoint(host: "127.0.0.1", port: 7000))
        #expect(try RedisEndpoint(url: "REDISS://cache/") == RedisEndpoint(host: "cache", usesTLS: true))
        #expect(try RedisEndpoint(url: "redis://[::1]:7000") == RedisEndpoint(host: "::1", port: 7000))
        #expect(
            try RedisEndpoint(url: "redis://:p%40ss@cache")
                == RedisEndpoint(host: "cache", credentials: RedisCredentials(password: "p@ss")))
        #expect(
            try RedisEndpoint(url: "redis://worker:a%3Ab@cache")
                == RedisEndpoint(host: "cache", credentials: RedisCredentials(username: "worker", password: "a:b")))
    }

    @Test(arguments: [
        "", "cache:6379", "http://cache", "redis://", "redis://:6379", "redis://cache:0", "redis://cache:70000",
        "redis://cache/a", "redis://cache?db=1", "redis://worker@cache", "redis://cache#x", "redis://ca che",
    ])
    func otherTextsAreRefused(url: String) {
        #expect(throws: RedisEndpoint.Invalid.self) { try RedisEndpoint(url: url) }
    }

    @Test func neitherTheAddressNorAMistakeInItShowsThePassword() throws {
        let endpoint = try RedisEndpoint(url: "redis://worker:hunter2@cache")
        var dumped = ""
        dump(endpoint, to: &dumped)
        #expect(!"\(endpoint) \(String(reflecting: endpoint.credentials)) \(dumped)".contains("hunter2"))
        let mistake = #expect(throws: RedisEndpoint.Invalid.self) { try RedisEndpoint(url: "redis://w:hunter2@c/x") }
        #expect(mistake.map { "\($0)" }?.contains("hunter2") == false)
    }
}
