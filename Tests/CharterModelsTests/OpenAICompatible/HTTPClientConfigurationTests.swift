import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import CharterModels

struct HTTPClientConfigurationTests {
    @Test func aServerThatDoesNotAcceptRunsIntoTheConnectTimeout() async throws {
        // A socket whose queue is full and never emptied: further connections stay half open.
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        let port = try bindToLoopback(listener)
        listen(listener, 0)
        let fillers = (0..<4).map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0) }
        defer { for filler in fillers { close(filler) } }
        for filler in fillers { withLoopback(port: port) { connect(filler, $0, $1) } }

        try await HTTPClient.withModelClient(connectTimeout: .milliseconds(200)) { http in
            let provider = OpenAICompatibleProvider(
                summary: "stub",
                endpoint: try OpenAICompatibleEndpoint(baseURL: "http://127.0.0.1:\(port)/v1"),
                httpClient: http,
                timeouts: ModelTimeouts(connect: .milliseconds(200)),
                logger: Logger(label: "test")
            )
            let expected = ModelError.timeout(
                model: "external-model",
                phase: .connect,
                limit: .milliseconds(200),
                partialText: ""
            )
            await #expect(throws: expected) { try await provider.generate("Hi") }
        }
    }

    @Test func thePromises() {
        let configuration = HTTPClient.Configuration.modelCalls()
        #expect(configuration.timeout.connect == .seconds(5))
        #expect(configuration.connectionPool.idleTimeout < .seconds(5))
        #expect(!configuration.connectionPool.retryConnectionEstablishment)
    }

    private func bindToLoopback(_ descriptor: Int32) throws -> UInt16 {
        try #require(withLoopback(port: 0) { bind(descriptor, $0, $1) } == 0)
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    @discardableResult
    private func withLoopback(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
