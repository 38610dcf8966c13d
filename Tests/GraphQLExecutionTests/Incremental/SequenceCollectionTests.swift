import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Synchronization
import Testing

@Suite struct SequenceCollectionTests {
    private func numbers(_ count: Int, failing: Bool = false) -> EventSequence<Int> {
        EventSequence(
            AsyncThrowingStream { continuation in
                for number in 0..<count { continuation.yield(number) }
                continuation.finish(throwing: failing ? GraphQLError("out of numbers") : nil)
            })
    }

    @Test func withoutStreamTheListIsWhole() async throws {
        let answer = try await IncrementalAnswer(NumbersSchema { numbers(3) }, "{ numbers }")
        #expect(answer.lines == [#"{"data":{"numbers":[0,1,2]}}"#])
        let broken = try await IncrementalAnswer(NumbersSchema { numbers(3, failing: true) }, "{ numbers }")
        #expect(broken.data == .null)
        #expect(broken.errors.map { $0["message"]?.stringValue } == ["out of numbers"])
    }

    @Test func aListShorterThanTheInitialCountIsWhole() async throws {
        let answer = try await IncrementalAnswer(NumbersSchema { numbers(2) }, "{ numbers @stream(initialCount: 3) }")
        #expect(answer.lines == [#"{"data":{"numbers":[0,1]}}"#])
    }

    @Test(arguments: [IncrementalDelivery.current, .draft20220824])
    func manyItemsArriveInTheirOrder(_ delivery: IncrementalDelivery) async throws {
        let answer = try await IncrementalAnswer(
            NumbersSchema { numbers(2_000) }, "{ numbers @stream(initialCount: 1) }", delivery: delivery)
        #expect(answer.data["numbers"]?.items == (0..<2_000).map { .int($0) })
    }

    @Test func aSequenceThatFailsKeepsWhatItGave() async throws {
        let answer = try await IncrementalAnswer(
            NumbersSchema { numbers(3, failing: true) }, "{ numbers @stream(initialCount: 1) }")
        #expect(answer.data.serializedText == #"{"numbers":[0,1,2]}"#)
        #expect(answer.errors.map { $0["path"]?.serializedText } == [#"["numbers"]"#])
    }

    /// A list without end is given up when its client has gone: nothing holds its source any more.
    @Test func aClientThatGoesEndsTheSequence() async throws {
        let (released, continuation) = AsyncStream<Void>.makeStream()
        var stream: ResponseStream?
        do {
            let source = Endless { continuation.finish() }
            let schema = try NumbersSchema { EventSequence(AsyncStream { source.next() }) }
            stream = try await Self.stream(schema)
        }
        do {
            let iterator = try #require(stream).makeAsyncIterator()
            #expect(await iterator.next()?.body.text.contains(#""numbers":[0]"#) == true)
            #expect(await iterator.next()?.body.text.contains(#""items":[1]"#) == true)
        }
        stream = nil
        for await _ in released {}
    }

    private static func stream(_ schema: NumbersSchema) async throws -> ResponseStream {
        var request = GraphQLRequest("{ numbers @stream(initialCount: 1) }")
        request.incrementalDelivery = .current
        let result = await RequestPipeline(schema).execute(
            request, context: RequestContext(requestID: "test"), allowing: [.query])
        guard case .incremental(let stream) = result else { throw GraphQLError("not in parts") }
        return stream
    }
}

/// Counts for ever, and says when nobody holds it any more.
private final class Endless: Sendable {
    private let count = Atomic<Int>(0)
    private let onRelease: @Sendable () -> Void

    init(onRelease: @escaping @Sendable () -> Void) { self.onRelease = onRelease }

    deinit { onRelease() }

    func next() -> Int? { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// One field, a list that a resolver gives as a sequence.
private struct NumbersSchema: ExecutableSchema {
    let schema: Schema
    let numbers: @Sendable () -> EventSequence<Int>

    init(_ numbers: @escaping @Sendable () -> EventSequence<Int>) throws {
        schema = try Schema.build(
            sdl: """
                directive @stream(if: Boolean! = true, label: String, initialCount: Int = 0) on FIELD
                type Query { numbers: [Int!]! }
                """)
        self.numbers = numbers
    }

    func complete(_ operation: OperationType, _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet) async
        -> Column
    {
        await run.completeObjects(
            1, selection, rows, writeStored: { _, step, writer in writer.meta(step) },
            resolve: { step in
                let sequences = await run.resolve(step) { _ in numbers() }
                let results = await run.collect(sequences, step, rows) { results, rows in
                    write(results, step, run, rows)
                }
                return write(results, step, run, rows)
            })
    }

    private func write(_ results: FieldResults<[Int]>, _ step: Step, _ run: OperationRun, _ rows: RowSet) -> Column {
        run.column(results, step, rows) { value, writer in
            writer.beginList(step)
            for (index, item) in value.enumerated() {
                writer.item(index)
                guard writer.int(item, step) else {
                    writer.leaveList()
                    return false
                }
            }
            writer.endList()
            return true
        }
    }

    func subscribe(_ step: Step, _ run: OperationRun) async throws -> SubscriptionEvents {
        throw run.unknownField(step)
    }
}
