import NIOCore
import NIOSSL
import Synchronization
import Testing

@testable import GraphQLTransport

/// The whole server over real sockets.
@Suite(.timeLimit(.minutes(5))) struct GraphQLServerTests {
    private let post = HTTPConversation.post("{ ok }")

    @Test func keepsAConnectionOverManyRequests() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                for _ in 0..<20 {
                    try await client.send(post)
                    #expect(try await client.answer().status == 200)
                }
            }
        }
    }

    @Test func answersAHundredPipelinedRequests() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                try await client.send(
                    String(repeating: post, count: 99) + HTTPConversation.post("{ ok }", "Connection: close\r\n"))
                #expect(try await client.readToEnd().answerCount == 100)
            }
        }
    }

    @Test func heavyRequestsAreAnsweredInTheirPlace() async throws {
        func heavy(_ body: String, _ fields: String = "") -> String {
            let body = body + String(repeating: " ", count: 20_000)
            return "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\(fields)"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        }
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                try await client.send(
                    heavy(#"{"query":"{ partial }"}"#) + post + heavy("[")
                        + heavy(#"{"query":"{ ok }"}"#, "Connection: close\r\n"))
                let answers = try await client.readToEnd()
                #expect(answers.answerCount == 4)
                let places = ["\"a\":null", "\"ok\":true", "HTTP/1.1 400"].map { answers.firstRange(of: $0)?.lowerBound }
                #expect(places.allSatisfy { $0 != nil })
                #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
                #expect(answers.hasSuffix("}}"))
            }
        }
    }

    @Test func aClientThatLeavesAHeavyRequestDoesNoHarm() async throws {
        let heavy = HTTPConversation.post("{ ok }" + String(repeating: " ", count: 200_000))
        try await LiveServer.with { live in
            for _ in 0..<50 {
                try await RawClient.with(live.address) { client in try await client.send(heavy) }
            }
            try await RawClient.with(live.address) { client in
                try await client.send(heavy)
                #expect(try await client.answer().status == 200)
            }
        }
    }

    @Test func operationsThatWaitAreAnsweredOnTheirConnection() async throws {
        try await LiveServer.with { live in
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await RawClient.with(live.address) { client in
                            try await client.send(HTTPConversation.post("{ wait }"))
                            return try await client.answer()
                        }
                    }
                }
                await LiveServer.until { live.executor.source.waiterCount == 20 }
                for number in 0..<20 { live.executor.source.emit("\(number)") }
                for try await answer in group { #expect(answer.status == 200) }
            }
        }
    }

    @Test func aBodyThatIsTooLargeIsRefusedWhileItIsSent() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                try await client.send(
                    "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 3000000\r\n\r\n"
                )
                for _ in 0..<4 { try? await client.send([UInt8](repeating: 32, count: 100_000)) }
                #expect(try await client.readToEnd().status == 413)
            }
        }
    }

    @Test func aClientThatGoesCancelsItsOperation() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                try await client.send(HTTPConversation.post("{ wait }"))
                await LiveServer.until { live.executor.source.waiterCount == 1 }
            }
            await LiveServer.until { live.executor.source.cancellations == 1 }
            try await RawClient.with(live.address) { client in
                try await client.send(HTTPConversation.post("subscription", "Accept: text/event-stream\r\n"))
                _ = try await client.read { $0.hasSuffix("\r\n\r\n") }
                await LiveServer.until { live.executor.source.waiterCount == 1 }
            }
            await LiveServer.until { live.executor.source.cancellations == 2 }
        }
    }

    @Test func clientsBeyondTheLimitAreTurnedAway() async throws {
        try await LiveServer.with({ $0.limits.connections = 1 }) { live in
            try await RawClient.with(live.address) { client in
                try await client.send(post)
                #expect(try await client.answer().status == 200)
                try await RawClient.with(live.address) { second in
                    let answer = try await second.readToEnd()
                    #expect(answer.status == 503)
                }
                try await client.send(post)
                #expect(try await client.answer().status == 200)
            }
        }
    }

    @Test func bigAnswersArriveWhole() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                try await client.send(String(repeating: HTTPConversation.post("{ big }"), count: 10))
                let all = try await client.read { $0.utf8.count > 3_000_000 }
                #expect(all.answerCount == 10)
            }
        }
    }

    @Test func malformedClientsDoNotDisturbOthers() async throws {
        let garbage: [[UInt8]] = [
            [0], Array("GET\r\n\r\n".utf8),
            Array("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n".utf8),
            [0x16, 0x03, 0x01, 0x02, 0x00], Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8),
            Array("POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n".utf8),
        ]
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                for bytes in garbage {
                    try await RawClient.with(live.address) { other in
                        try await other.send(bytes)
                        let answer = try await other.readToEnd()
                        #expect([400, 505, 413].contains(answer.status))
                    }
                    try await client.send(post)
                    #expect(try await client.answer().status == 200)
                }
            }
        }
    }

    // MARK: Sockets

    @Test func manySocketsWithManyEvents() async throws {
        try await LiveServer.with { live in
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await RawClient.with(live.address) { client in
                            try await client.send(SocketConversation.handshake())
                            _ = try await client.read { $0.contains("\r\n\r\n") }
                            try await client.send(SocketConversation.frame(Array(#"{"type":"connection_init"}"#.utf8)))
                            _ = try await client.read { $0.contains("connection_ack") }
                            let subscribe = #"{"id":"1","type":"subscribe","payload":{"query":"subscription 500"}}"#
                            try await client.send(SocketConversation.frame(Array(subscribe.utf8)))
                            var events = 0
                            var isComplete = false
                            while !isComplete {
                                let text = try await client.read { $0.hasSuffix("}") }
                                events += text.matches(of: /"next"/).count
                                isComplete = text.contains("\"complete\"") || text.isEmpty
                            }
                            return events
                        }
                    }
                }
                for try await events in group { #expect(events == 500) }
            }
        }
    }

    @Test func aSlowReaderDoesNotStopTheOthersAndIsHeldBack() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { slow in
                try await slow.send(
                    HTTPConversation.post("subscription 100000000", "Accept: text/event-stream\r\n"))
                try await RawClient.with(live.address) { client in
                    for _ in 0..<50 {
                        try await client.send(post)
                        #expect(try await client.answer().status == 200)
                    }
                }
                #expect(try await slow.read { $0.utf8.count > 1000 }.status == 200)
            }
        }
    }

    // MARK: The end

    @Test func shutdownLetsRequestsFinishAndTellsSockets() async throws {
        let executor = ScriptedExecutor()
        var configuration = ServerConfiguration(port: 0, eventLoops: 1)
        configuration.hosts = .any
        let server = GraphQLServer(configuration: configuration, executor: executor)
        let address = try await server.start()
        try await RawClient.with(address) { busy in
            try await busy.send(HTTPConversation.post("{ wait }"))
            await LiveServer.until { executor.source.waiterCount == 1 }
            try await RawClient.with(address) { socket in
                try await socket.send(SocketConversation.handshake())
                _ = try await socket.read { $0.contains("\r\n\r\n") }
                async let shutdown: Void = server.shutdown(deadline: .seconds(30))
                let close = try await socket.read { $0.contains("shutting down") }
                #expect(close.contains("The server is shutting down"))
                executor.source.emit("done")
                let answer = try await busy.readToEnd()
                #expect(answer.contains("Connection: close\r\n"))
                #expect(answer.contains("done"))
                try await socket.send(SocketConversation.frame([0x03, 0xE9], first: 0x88))
                await shutdown
            }
        }
        await #expect(throws: (any Error).self) { try await RawClient.with(address) { _ in } }
    }

    @Test func shutdownCutsOffWhatDoesNotEnd() async throws {
        let executor = ScriptedExecutor()
        var configuration = ServerConfiguration(port: 0, eventLoops: 1)
        configuration.hosts = .any
        let server = GraphQLServer(configuration: configuration, executor: executor)
        let address = try await server.start()
        try await RawClient.with(address) { busy in
            try await busy.send(HTTPConversation.post("{ wait }"))
            await LiveServer.until { executor.source.waiterCount == 1 }
            await server.shutdown(deadline: .milliseconds(10))
            #expect(executor.source.cancellations == 1)
        }
    }

    // MARK: TLS

    @Test(.enabled(if: SelfSignedCertificate.tool != nil)) func speaksTLS() async throws {
        let files = try SelfSignedCertificate()
        defer { files.remove() }
        var client = TLSConfiguration.makeClientConfiguration()
        client.certificateVerification = .none
        client.applicationProtocols = ["http/1.1"]
        let context = try NIOSSLContext(configuration: client)
        try await LiveServer.with({
            $0.tls = ServerConfiguration.TLS(certificateChain: files.certificate, privateKey: files.key)
        }) { live in
            try await RawClient.with(live.address, tls: context) { connection in
                try await connection.send(post + HTTPConversation.post("{ big }"))
                #expect(try await connection.read { $0.utf8.count > 300_000 }.answerCount == 2)
            }
            try await RawClient.with(live.address, tls: context) { connection in
                try await connection.send(HTTPConversation.post("{ ok }", "Connection: close\r\n"))
                #expect(try await connection.readToEnd().status == 200)
            }
            // Plain text at an encrypted port ends the connection, and nothing else.
            try await RawClient.with(live.address) { plain in
                try await plain.send(post)
                _ = try? await plain.readToEnd()
            }
            try await RawClient.with(live.address, tls: context) { socket in
                try await socket.send(SocketConversation.handshake())
                #expect(try await socket.read { $0.contains("\r\n\r\n") }.status == 101)
            }
        }
    }

    @Test func missingCertificatesStopTheStart() async {
        var configuration = ServerConfiguration(port: 0, eventLoops: 1)
        configuration.tls = ServerConfiguration.TLS(certificateChain: "/nowhere.pem", privateKey: "/nowhere.pem")
        let server = GraphQLServer(configuration: configuration, executor: ScriptedExecutor())
        await #expect(throws: (any Error).self) { try await server.start() }
    }

    // MARK: Counting

    @Test func theObserverSeesEverythingEnd() async throws {
        let observer = CountingObserver()
        try await LiveServer.with(observer: observer) { live in
            try await RawClient.with(live.address) { client in
                try await client.send(post + "GET /unknown HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try await client.read { $0.answerCount == 2 }
                try await client.send(HTTPConversation.post("subscription 3", "Accept: text/event-stream\r\n"))
                _ = try await client.read { $0.contains("complete") }
            }
            try await RawClient.with(live.address) { client in
                try await client.send(HTTPConversation.post("{ wait }"))
                await LiveServer.until { live.executor.source.waiterCount == 1 }
            }
            await LiveServer.until { observer.counts.withLock { $0["open"] == 0 } }
        }
        let counts = observer.counts.withLock { $0 }
        let expected = [
            "open": 0, "running": 0, "http 200": 1, "http 499": 1, "sse 200": 1, "refused 404": 1, "streams": 0,
            "events": 3,
        ]
        #expect(counts == expected)
    }
}

private final class CountingObserver: TransportObserver {
    let counts = Mutex<[String: Int]>([:])

    private func add(_ name: String, _ by: Int = 1) { counts.withLock { $0[name, default: 0] += by } }

    func connectionOpened() { add("open") }
    func connectionClosed() { add("open", -1) }
    func requestStarted(by door: Door) { add("running") }
    func requestFinished(by door: Door, status: Int, nanoseconds: UInt64) {
        add("running", -1)
        add("\(door.rawValue) \(status)")
    }
    func requestRefused(status: Int) { add("refused \(status)") }
    func streamStarted(by door: Door) { add("streams") }
    func streamEnded(by door: Door) { add("streams", -1) }
    func eventSent(by door: Door) { add("events") }
}
