import CharterClient
import GraphQLOperations
import PrivateServices
import Testing

/// Subscriptions against a real server, over both transports, with connections that are cut.
@Suite(.timeLimit(.minutes(5))) struct SubscriptionTests {
    typealias Transport = ClientConfiguration.SubscriptionTransport

    @Test(arguments: Transport.allCases) func eventsComeInOrderAndEnd(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await live.client(transport) { client in
                var values: [Int] = []
                for try await event in client.subscribe(NumbersSubscription(upTo: 1_000)) {
                    values.append(try event.get().numbers.value)
                }
                #expect(values == Array(1...1_000))
                await LiveFeed.until { live.service.openSubscriptions == 0 }
            }
        }
    }

    @Test(arguments: Transport.allCases) func refusalsAndFailuresAreErrors(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await live.client(transport) { client in
                let error = await #expect(throws: ClientError.self) {
                    for try await _ in client.subscribe(RefusedSubscription()) {}
                }
                guard case .graphQL(let errors)? = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(errors.map(\.code) == ["AUTHORIZATION_ERROR"])

                var responses: [OperationResponse<FailingSubscription.Data>] = []
                for try await response in client.subscribe(FailingSubscription()) { responses.append(response) }
                #expect(responses.map { $0.data?.failing } == [1, nil])
                #expect(responses.last?.errors.map(\.code) == ["UPSTREAM_ERROR"])
            }
        }
    }

    @Test(arguments: Transport.allCases) func leavingOffClosesTheConnection(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await live.client(transport) { client in
                for try await _ in client.subscribe(NumbersSubscription(upTo: 2, ends: false)) { break }
                await LiveFeed.until { live.service.begun == 1 && live.service.openSubscriptions == 0 }

                let task = Task {
                    for try await _ in client.subscribe(NumbersSubscription(upTo: 2, ends: false)) {}
                }
                await LiveFeed.until { live.service.openSubscriptions == 1 }
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                await LiveFeed.until { live.service.openSubscriptions == 0 }
            }
        }
    }

    @Test(arguments: Transport.allCases)
    func aStreamThatEndsTooSoonIsContinued(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await live.client(transport, { $0.reconnection.maximumAttempts = 2 }) { client in
                var values: [Int] = []
                let numbers = client.subscribe(NumbersSubscription(upTo: 3)) { $0.numbers.value == 5 }
                let error = await #expect(throws: ClientError.self) {
                    for try await event in numbers { values.append(try event.get().numbers.value) }
                }
                #expect(values == [1, 2, 3])
                #expect(live.service.positions == [nil, "3", "3"])
                #expect(error?.description.contains("before its last event") == true)
            }
        }
    }

    /// The promise: whatever the connection does, every event once and in order.
    @Test(arguments: Transport.allCases)
    func tenThousandEventsOverACutConnection(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            let limit: @Sendable () -> Int? = { Int.random(in: 200..<24_000) }
            try await CuttingProxy.with(to: live.port, limit: limit) { proxy in
                // Short pieces may be cut before the first event, several times in a row.
                try await live.client(transport, port: proxy.port, { $0.reconnection.maximumAttempts = 1_000 }) {
                    client in
                    var values: [Int] = []
                    let numbers = client.subscribe(NumbersSubscription(upTo: 10_000)) { $0.numbers.value == 10_000 }
                    for try await event in numbers { values.append(try event.get().numbers.value) }
                    #expect(values == Array(1...10_000))
                    #expect(proxy.cuts >= 50)
                    print("\(transport.rawValue): 10,000 events over \(proxy.cuts + 1) connections")
                }
            }
        }
    }

    @Test(arguments: Transport.allCases)
    func anEventStreamAsksForWhatItHasNotSeen(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await CuttingProxy.with(to: live.port) { proxy in
                try await live.client(transport, port: proxy.port) { client in
                    var values: [Int] = []
                    let numbers = client.subscribe(NumbersSubscription(upTo: 3, ends: false))
                    for try await event in numbers {
                        values.append(try event.get().numbers.value)
                        guard values.count == 3 else { continue }
                        if live.service.begun == 1 {
                            proxy.cutAll()
                            await LiveFeed.until { live.service.begun == 2 }
                        }
                        break
                    }
                    #expect(values == [1, 2, 3])
                    #expect(live.service.positions == [nil, "3"])
                    #expect(live.service.eventIDs == [nil, transport == .serverSentEvents ? "3" : nil])
                }
            }
        }
    }

    @Test(arguments: Transport.allCases)
    func aSubscriptionWithoutPositionsDoesNotBeginAnew(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await CuttingProxy.with(to: live.port) { proxy in
                try await live.client(transport, port: proxy.port) { client in
                    var values: [Int] = []
                    let error = await #expect(throws: ClientError.self) {
                        for try await event in client.subscribe(TicksSubscription(upTo: 2, ends: false)) {
                            values.append(try event.get().ticks)
                            if values.count == 2 { proxy.cutAll() }
                        }
                    }
                    #expect(values == [1, 2])
                    #expect(error?.isTemporary == true)
                    #expect(live.service.begun == 1)
                }
            }
        }
    }

    @Test(arguments: Transport.allCases) func aServerThatGoesAndComesIsFollowed(_ transport: Transport) async throws {
        let values = Recorder<Int>()
        let port = FreePort.find()
        var settings = try ClientConfiguration(url: "http://127.0.0.1:\(port)/graphql")
        settings.transport = transport
        settings.reconnection.maximumAttempts = .max
        settings.reconnection.backoff.base = .milliseconds(1)
        settings.reconnection.backoff.maximum = .milliseconds(5)
        try await GraphQLClient.with(settings) { client in
            let reading = Task {
                // Nobody is there at first.
                let numbers = client.subscribe(NumbersSubscription(upTo: 4, ends: false)) { $0.numbers.value == 8 }
                for try await event in numbers { values.add(try event.get().numbers.value) }
            }
            try await LiveFeed.with(port: port) { _ in await LiveFeed.until { values.elements.count == 4 } }
            // The next server has nothing to add.
            let positions = try await LiveFeed.with(port: port) { live in
                await LiveFeed.until { live.service.begun > 0 }
                reading.cancel()
                return live.service.positions
            }
            _ = await reading.result
            #expect(values.elements == [1, 2, 3, 4])
            #expect(positions.first == "4")
        }
    }

    @Test(arguments: Transport.allCases) func aSlowReaderHoldsTheServerBack(_ transport: Transport) async throws {
        try await LiveFeed.with { live in
            try await live.client(transport, { $0.limits.bufferedEvents = 4 }) { client in
                var values: [Int] = []
                for try await event in client.subscribe(NumbersSubscription(upTo: 20_000)) {
                    values.append(try event.get().numbers.value)
                    if values.count % 1_000 == 0 { await Task.yield() }
                }
                #expect(values == Array(1...20_000))
            }
        }
    }

    @Test func attemptsEnd() async throws {
        var configuration = try ClientConfiguration(url: "http://127.0.0.1:1/graphql")
        configuration.reconnection.maximumAttempts = 3
        configuration.reconnection.backoff.base = .milliseconds(1)
        for transport in Transport.allCases {
            configuration.transport = transport
            try await GraphQLClient.with(configuration) { client in
                let error = await #expect(throws: ClientError.self) {
                    for try await _ in client.subscribe(NumbersSubscription(upTo: 1)) {}
                }
                guard case .notConnected? = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
        }
    }

    @Test func aSocketOfAnotherProtocolIsRefused() async throws {
        try await LiveFeed.with { live in
            var configuration = try live.configuration()
            configuration.endpoint = try ClientEndpoint("ws://127.0.0.1:\(live.port)/nowhere")
            try await GraphQLClient.with(configuration) { client in
                let error = await #expect(throws: ClientError.self) {
                    for try await _ in client.subscribe(NumbersSubscription(upTo: 1)) {}
                }
                guard case .status(404, _, _)? = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
        }
    }
}
