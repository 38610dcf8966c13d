import Testing

@testable import CharterWorkflows

struct OutboundPolicyTests {
    private func permitted(_ texts: [String], of host: String, port: Int = 443, allowing allowed: [String] = [])
        -> [String]
    {
        OutboundPolicy(allowedHosts: allowed).permitted(texts.compactMap { IPAddress($0) }, of: host, port: port)
            .map(\.description)
    }

    @Test func theInternetMayBeReached() {
        #expect(permitted(["8.8.8.8", "2606:4700::1111"], of: "example.org") == ["8.8.8.8", "2606:4700::1111"])
    }

    @Test func whatIsInsideMayNotBeReachedUnderWhateverName() {
        #expect(permitted(["127.0.0.1", "10.0.0.1", "::1", "169.254.169.254"], of: "harmless.example.org") == [])
        #expect(permitted(["10.0.0.1", "8.8.8.8"], of: "mixed.example.org") == ["8.8.8.8"])
    }

    @Test func allowedHostsMayBeReachedInside() {
        #expect(permitted(["10.0.0.1"], of: "Inside.Example.org", allowing: ["inside.example.ORG"]) == ["10.0.0.1"])
        #expect(permitted(["127.0.0.1"], of: "localhost", port: 8080, allowing: ["localhost:8080"]) == ["127.0.0.1"])
        #expect(permitted(["127.0.0.1"], of: "localhost", port: 8081, allowing: ["localhost:8080"]) == [])
        #expect(permitted(["::1"], of: "::1", port: 80, allowing: ["[::1]:80"]) == ["::1"])
        #expect(permitted(["10.0.0.1"], of: "sub.inside.example.org", allowing: ["inside.example.org"]) == [])
    }

    @Test func theMetadataOfCloudsMayNeverBeReached() {
        #expect(permitted(["169.254.169.254"], of: "169.254.169.254", allowing: ["169.254.169.254"]) == [])
        #expect(permitted(["fe80::1"], of: "router", allowing: ["router"]) == [])
    }
}
