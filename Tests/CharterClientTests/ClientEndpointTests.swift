import Testing

@testable import CharterClient

@Suite struct ClientEndpointTests {
    @Test(arguments: [
        ("http://localhost:8080/graphql", "localhost", 8080, "/graphql", "localhost:8080", false),
        ("https://a.example/graphql?v=1", "a.example", 443, "/graphql?v=1", "a.example", true),
        ("wss://a.example", "a.example", 443, "/", "a.example", true),
        ("ws://a.example:80/x%20y", "a.example", 80, "/x%20y", "a.example", false),
        ("HTTP://[::1]:81/g", "::1", 81, "/g", "[::1]:81", false),
    ])
    func aURLIsTakenApart(
        url: String, host: String, port: Int, target: String, authority: String, isEncrypted: Bool
    ) throws {
        let endpoint = try ClientEndpoint(url)
        #expect(endpoint.host == host && endpoint.port == port && endpoint.target == target)
        #expect(endpoint.authority == authority && endpoint.isEncrypted == isEncrypted)
        #expect(endpoint.description == "\(isEncrypted ? "https" : "http")://\(authority)\(target)")
    }

    @Test(arguments: [
        "", "graphql", "/graphql", "ftp://a/graphql", "http://", "http:///x", "http://user:secret@a/graphql",
        "http://a:0/x", "s://a", "http://a:99999/x", "http://a b/",
    ])
    func whatIsNoURLIsRefused(url: String) { #expect(throws: ClientError.invalidURL(url)) { try ClientEndpoint(url) } }
}
