import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@Suite(.timeLimit(.minutes(5))) struct SubscriptionEventsTests {
    private func stream(_ resolvers: LibraryResolvers, _ query: String, variables: JSONObject = [:]) async throws
        -> OperationResult
    {
        await RequestPipeline(try LibrarySchema(resolvers)).execute(
            GraphQLRequest(query, variables: variables), context: RequestContext(requestID: "test"),
            allowing: [.subscription])
    }

    private func responses(_ resolvers: LibraryResolvers, _ query: String) async throws -> [String] {
        guard case .stream(let stream) = try await stream(resolvers, query) else { throw GraphQLError("no stream") }
        var all: [String] = []
        for await response in stream { all.append(response.body.text) }
        return all
    }

    @Test func everyEventIsAResponseWithErrorsOfItsOwn() async throws {
        var resolvers = LibraryResolvers()
        resolvers.ticks = { count in
            EventSequence(
                AsyncStream { continuation in
                    for number in 1...count {
                        continuation.yield(Book(id: ID("\(number)"), year: number == 2 ? 1 << 40 : number))
                    }
                    continuation.finish()
                })
        }
        #expect(
            try await responses(resolvers, "subscription { t: ticks(upTo: 3) { id year reviews { text } } }") == [
                "{\"data\":{\"t\":{\"id\":\"1\",\"year\":1,\"reviews\":[]}}}",
                "{\"errors\":[{\"message\":\"Int cannot represent non 32-bit signed integer value: 1099511627776\","
                    + "\"locations\":[{\"line\":1,\"column\":39}],\"path\":[\"t\",\"year\"]}],\"data\":null}",
                "{\"data\":{\"t\":{\"id\":\"3\",\"year\":3,\"reviews\":[]}}}",
            ])
    }

    @Test func aFailingSourceEndsTheStreamWithItsError() async throws {
        var resolvers = LibraryResolvers()
        resolvers.ticks = { _ in
            EventSequence(
                AsyncThrowingStream<Book, any Error> { continuation in
                    continuation.yield(Book(id: "1"))
                    continuation.finish(throwing: GraphQLError("lost", code: .upstream))
                })
        }
        #expect(
            try await responses(resolvers, "subscription { ticks(upTo: 3) { id } }") == [
                "{\"data\":{\"ticks\":{\"id\":\"1\"}}}",
                "{\"errors\":[{\"message\":\"lost\",\"locations\":[{\"line\":1,\"column\":16}],\"path\":[\"ticks\"],"
                    + "\"extensions\":{\"code\":\"UPSTREAM_ERROR\"}}],\"data\":null}",
            ])
    }

    @Test func aSubscriptionThatCannotStartIsRefused() async throws {
        var resolvers = LibraryResolvers()
        resolvers.ticks = { _ in throw GraphQLError("closed") }
        guard case .response(let response) = try await stream(resolvers, "subscription { ticks(upTo: 1) { id } }")
        else {
            Issue.record("A stream began.")
            return
        }
        #expect(response.outcome == .refused(nil))
        #expect(response.body.text.contains("closed"))
    }

    @Test func cancellingTheReaderEndsTheSource() async throws {
        let ended = Rendezvous(of: 2), began = Rendezvous(of: 2)
        var resolvers = LibraryResolvers()
        resolvers.ticks = { _ in
            EventSequence(
                AsyncStream { continuation in
                    continuation.onTermination = { _ in Task { await ended.arrive() } }
                    continuation.yield(Book(id: "1"))
                })
        }
        guard case .stream(let stream) = try await stream(resolvers, "subscription { ticks(upTo: 1) { id } }") else {
            Issue.record("No stream began.")
            return
        }
        let reader = Task {
            var count = 0
            for await _ in stream {
                count += 1
                await began.arrive()
            }
            return count
        }
        await began.arrive()
        reader.cancel()
        await ended.arrive()
        #expect(await reader.value == 1)
    }

    @Test func doorsRefuseWhatTheyDoNotCarry() async throws {
        guard case .response(let response) = try await stream(LibraryResolvers(), "{ word(text: \"a\") }") else {
            Issue.record("A stream began.")
            return
        }
        #expect(response.outcome == .refused(.operationNotAllowed))
    }
}
