import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@Suite(.timeLimit(.minutes(5))) struct OperationDeadlinesTests {
    private let clock = ManualClock()
    private let exceeded = Counted()

    private func pipeline(_ resolvers: LibraryResolvers, timeout: Duration? = .seconds(30)) throws -> RequestPipeline {
        var options = PipelineOptions()
        options.operationTimeout = timeout
        options.clock = clock
        options.onLimitExceeded = { [exceeded] in exceeded.add($0) }
        return RequestPipeline(try LibrarySchema(resolvers), options: options)
    }

    private func execute(_ pipeline: RequestPipeline, _ query: String) async -> OperationResult {
        await pipeline.execute(
            GraphQLRequest(query), context: RequestContext(requestID: "test"),
            allowing: [.query, .mutation, .subscription])
    }

    private func json(_ result: OperationResult) throws -> JSONValue {
        guard case .response(let response) = result else { throw GraphQLError("no response") }
        return try response.json
    }

    /// Waits until its task is cancelled, then fails as cancelled work does.
    private static func hang() async throws -> Never {
        let (stream, _) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        throw CancellationError()
    }

    @Test func cancelsResolversAndKeepsWhatIsThere() async throws {
        var resolvers = LibraryResolvers()
        resolvers.book = { _ in try await Self.hang() }
        let pipeline = try pipeline(resolvers)
        async let result = execute(pipeline, "{ word(text: \"kept\") book(id: 1) { id } }")
        await clock.advance(by: .seconds(32), steps: 34)
        let response = try json(await result)
        #expect(response.dataText == "{\"word\":\"kept\",\"book\":null}")
        #expect(
            response.errorLines == [
                "The operation took longer than 30 seconds and was stopped. Ask for less at once, or try again later. @book"
            ])
        #expect(response.errorCodes == ["TIMEOUT"])
        #expect(response.errorLocations == [["1:22"]])
        #expect(exceeded.all == [.operationTimeout])
    }

    @Test func doesNotBeginWhatComesAfter() async throws {
        var resolvers = LibraryResolvers()
        let called = Record()
        resolvers.add = { number in
            called.add("\(number)")
            if number == 1 {
                try? await Self.hang()
                return 1
            }
            return number
        }
        let pipeline = try pipeline(resolvers)
        async let result = execute(pipeline, "mutation { a: add(number: 1) b: add(number: 2) }")
        await clock.advance(by: .seconds(32), steps: 34)
        let response = try json(await result)
        #expect(response.errorLines.map { $0.suffix(2) } == ["@b"])
        #expect(response.errorCodes == ["TIMEOUT"])
        #expect(called.all == ["1"])
    }

    @Test func waitsItsWholeTime() async throws {
        var resolvers = LibraryResolvers()
        let gate = Rendezvous(of: 2)
        resolvers.word = { text in
            await gate.arrive()
            return Task.isCancelled ? "cancelled" : text
        }
        let pipeline = try pipeline(resolvers)
        async let result = execute(pipeline, "{ word(text: \"in time\") }")
        await clock.advance(by: .seconds(30), steps: 32)
        await gate.arrive()
        #expect(try json(await result).dataText == "{\"word\":\"in time\"}")
        #expect(exceeded.all.isEmpty)
    }

    @Test func stopsASubscriptionThatDoesNotStart() async throws {
        var resolvers = LibraryResolvers()
        resolvers.ticks = { _ in try await Self.hang() }
        let pipeline = try pipeline(resolvers)
        async let result = execute(pipeline, "subscription { ticks(upTo: 1) { id } }")
        await clock.advance(by: .seconds(32), steps: 34)
        guard case .response(let response) = await result else { throw GraphQLError("a stream") }
        #expect(response.outcome == .refused(.timeout))
    }

    /// The time between events does not count, that of each event does.
    @Test func countsForEachEvent() async throws {
        var resolvers = LibraryResolvers()
        let (events, continuation) = AsyncStream.makeStream(of: Book.self)
        resolvers.ticks = { _ in EventSequence(events) }
        resolvers.reviews = { book, _ in
            if book.id == "2" { try await Self.hang() }
            return []
        }
        let pipeline = try pipeline(resolvers)
        guard
            case .stream(let stream) = await execute(
                pipeline, "subscription { ticks(upTo: 1) { id reviews { text } } }")
        else { throw GraphQLError("no stream") }
        let responses = stream.makeAsyncIterator()
        continuation.yield(Book(id: "1"))
        #expect(await responses.next()?.body.text == "{\"data\":{\"ticks\":{\"id\":\"1\",\"reviews\":[]}}}")
        continuation.yield(Book(id: "2"))
        async let slow = responses.next()
        await clock.advance(by: .seconds(32), steps: 34)
        let response = try #require(await slow).json
        #expect(response.dataText == "null" || response.dataText == "{\"ticks\":null}")
        #expect(response.errorCodes == ["TIMEOUT"])
    }

    @Test func isSwitchedOffByNil() async throws {
        let pipeline = try pipeline(LibraryResolvers(), timeout: nil)
        #expect(try json(await execute(pipeline, "{ word(text: \"a\") }")).dataText == "{\"word\":\"a\"}")
    }
}
