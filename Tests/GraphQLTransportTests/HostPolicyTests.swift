import Testing

@testable import GraphQLTransport

@Suite struct HostPolicyTests {
    private func admits(_ policy: HostPolicy, _ host: String) -> Bool {
        var host = host
        return host.withUTF8 { policy.admits(UnsafeRawBufferPointer($0)) }
    }

    @Test(arguments: [
        "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080", "localhost:", "proxy.example",
        "Proxy.Example:443",
    ])
    func admitsTheNamesOfALoopbackServer(host: String) {
        #expect(admits(.loopback(and: ["Proxy.example"]), host))
    }

    @Test(arguments: [
        "evil.example", "evil.example:8080", "localhost.evil.example", "evil-localhost", "127.0.0.1.evil.example",
        "127.0.0.2", "[::2]:8080", "localhost:80:80", "localhost:x", "[::1", "", ":8080", "localhost@evil.example",
        "proxy.example.",
    ])
    func refusesOthers(host: String) {
        #expect(!admits(.loopback(and: ["proxy.example"]), host))
    }

    @Test func onlyLoopbackServersAreParticular() {
        for host in ["127.0.0.1", "127.0.0.53", "localhost", "::1"] {
            #expect(!admits(.listening(at: host), "evil.example"), "\(host)")
        }
        for host in ["0.0.0.0", "::", "192.168.1.2", "127.evil.example"] {
            #expect(admits(.listening(at: host), "anything.example"), "\(host)")
        }
        #expect(admits(.listening(at: "127.0.0.53"), "127.0.0.53:9"))
    }
}
