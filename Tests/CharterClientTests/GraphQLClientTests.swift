import CharterClient
import GraphQLOperations
import Testing

/// Queries and mutations against a real server.
@Suite(.timeLimit(.minutes(5))) struct GraphQLClientTests {
    @Test func aQueryWithVariables() async throws {
        try await LiveFeed.with { live in
            try await live.client { client in
                let named = try await client.data(of: GreetingQuery(name: "Ada"))
                #expect(named.greeting == "Hello, Ada!")
                let unnamed = try await client.data(of: GreetingQuery())
                #expect(unnamed.greeting == "Hello, world!")
                let sum = try await client.data(of: AddMutation(value: 1))
                #expect(sum.add == 2)
            }
        }
    }

    @Test func partialDataIsKeptBesideItsErrors() async throws {
        try await LiveFeed.with { live in
            try await live.client { client in
                let response = try await client.response(to: PartialAnswerQuery())
                #expect(response.data?.partial.here == "yes")
                #expect(response.data?.partial.gone == nil)
                #expect(response.errors.map(\.code) == ["NOT_FOUND_ERROR"])
                #expect(response.errors.first?.path == [.field("partial"), .field("gone")])
                let error = await #expect(throws: ClientError.self) {
                    try await client.data(of: PartialAnswerQuery())
                }
                #expect(error?.description == "It is gone. (NOT_FOUND_ERROR)")
            }
        }
    }

    @Test func refusedVariablesAreGraphQLErrors() async throws {
        try await LiveFeed.with { live in
            try await live.client { client in
                let error = await #expect(throws: ClientError.self) {
                    try await client.data(of: AddMutation(value: 3_000_000_000))
                }
                guard case .graphQL(let errors)? = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(errors.first?.code == "BAD_USER_INPUT")
            }
        }
    }

    @Test func trustedDocumentsAreNamedByTheirHashes() async throws {
        try await LiveFeed.with { live in
            try await live.client(.webSocket, { $0.documents = .identifiers }) { client in
                #expect(try await client.data(of: AddMutation(value: 41)).add == 42)
                var ticks: [Int] = []
                for try await event in client.subscribe(TicksSubscription(upTo: 3)) {
                    ticks.append(try event.get().ticks)
                }
                #expect(ticks == [1, 2, 3])
            }
        }
    }

    @Test func headersGoWithEveryRequest() async throws {
        try await LiveFeed.with { live in
            try await live.client(.webSocket, { $0.headers = [("Authorization", "Bearer x")] }) { client in
                let data = try await client.data(of: HeaderQuery(name: "authorization"))
                #expect(data.header == "Bearer x")
            }
        }
    }

    @Test func aCompressedAnswerIsReadAndATooLargeOneIsNot() async throws {
        try await LiveFeed.with { live in
            try await live.client(.webSocket, { $0.limits.answer = 100_000 }) { client in
                let data = try await client.data(of: LargeQuery(bytes: 50_000))
                #expect(data.large.utf8.count == 50_000)
                await #expect(throws: ClientError.self) { try await client.data(of: LargeQuery(bytes: 200_000)) }
            }
        }
    }

    @Test func aPathWithoutGraphQLIsSaidSo() async throws {
        try await LiveFeed.with { live in
            var configuration = try live.configuration()
            configuration.endpoint = try ClientEndpoint("http://127.0.0.1:\(live.port)/nowhere")
            try await GraphQLClient.with(configuration) { client in
                let error = await #expect(throws: ClientError.self) { try await client.data(of: GreetingQuery()) }
                #expect(error?.description == "There is nothing at this path. (NOT_FOUND_ERROR)")
            }
        }
    }

    @Test func aServerThatIsNotThereIsSaidSo() async throws {
        let configuration = try ClientConfiguration(url: "http://127.0.0.1:1/graphql")
        try await GraphQLClient.with(configuration) { client in
            let error = await #expect(throws: ClientError.self) { try await client.data(of: GreetingQuery()) }
            guard case .notConnected? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func anAnswerThatTakesTooLongIsGivenUpAndItsResolverTold() async throws {
        try await LiveFeed.with { live in
            try await live.client(.webSocket, { $0.timeouts.answer = .milliseconds(300) }) { client in
                await #expect(throws: ClientError.timeout(.answer, limit: .milliseconds(300))) {
                    try await client.data(of: NeverQuery())
                }
                await LiveFeed.until { live.service.isCancelled }
            }
        }
    }

    @Test func cancellingATaskCancelsItsRequest() async throws {
        try await LiveFeed.with { live in
            try await live.client { client in
                let task = Task { try await client.data(of: NeverQuery()) }
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
            }
        }
    }

    @Test(.enabled(if: SelfSignedCertificate.tool != nil)) func everythingGoesOverTLSToo() async throws {
        let certificate = try SelfSignedCertificate()
        defer { certificate.remove() }
        try await LiveFeed.with({
            $0.tls = .init(certificateChain: certificate.certificate, privateKey: certificate.key)
        }) {
            live in
            for transport in ClientConfiguration.SubscriptionTransport.allCases {
                try await live.client(transport, { $0.trustedCertificates = certificate.certificate }) { client in
                    #expect(try await client.data(of: AddMutation(value: 1)).add == 2)
                    var values: [Int] = []
                    for try await event in client.subscribe(NumbersSubscription(upTo: 3)) {
                        values.append(try event.get().numbers.value)
                    }
                    #expect(values == [1, 2, 3])
                }
                // A certificate that nobody trusts.
                try await live.client(transport) { client in
                    await #expect(throws: ClientError.self) { try await client.data(of: AddMutation(value: 1)) }
                    await #expect(throws: ClientError.self) {
                        for try await _ in client.subscribe(NumbersSubscription(upTo: 3)) {}
                    }
                }
            }
        }
    }

    @Test func certificatesThatCannotBeReadAreSaidSo() async throws {
        var configuration = try ClientConfiguration(url: "https://localhost/graphql")
        configuration.trustedCertificates = "/nowhere.pem"
        let error = await #expect(throws: ClientError.self) { try await GraphQLClient.with(configuration) { _ in } }
        #expect(error?.description.contains("/nowhere.pem cannot be read") == true)
    }
}
