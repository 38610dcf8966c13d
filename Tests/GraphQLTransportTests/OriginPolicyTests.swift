import Testing

@testable import GraphQLTransport

@Suite struct OriginPolicyTests {
    @Test(arguments: [
        ("http://here", "here", true), ("https://HERE:8080", "here:8080", true), ("http://here:1", "here", false),
        ("http://here.evil", "here", false), ("http://here@evil", "here", false), ("null", "null", false),
        ("ftp://here", "here", false), ("http://here/path", "here", true), ("here", "here", false),
        ("http://", "", true),
    ])
    func comparesAuthorities(origin: String, host: String, isSame: Bool) {
        #expect(OriginPolicy.isSame(origin: origin, host: host) == isSame)
    }

    @Test func admitsByListOrHost() {
        let policy = OriginPolicy(allowed: ["https://App.example"])
        #expect(policy.admits(origin: "https://app.example", host: nil))
        #expect(!policy.admits(origin: "http://app.example", host: nil))
        #expect(policy.admits(origin: "http://here", host: "here"))
        #expect(!policy.admits(origin: "null", host: "here"))
        #expect(OriginPolicy(allowsAny: true).admits(origin: "null", host: nil))
    }
}
