import GraphQLExecution
import GraphQLLanguage
import Testing

@Suite(.timeLimit(.minutes(5))) struct ObjectCompletionTests {
    @Test func mutationsRunOneAfterAnother() async throws {
        let record = Record()
        var resolvers = LibraryResolvers()
        resolvers.add = { number in
            record.add("begin \(number)")
            await Task.yield()
            record.add("end \(number)")
            return number
        }
        let response = try await respond(
            LibrarySchema(resolvers),
            GraphQLRequest("mutation { a: add(number: 1) b: add(number: 2) c: add(number: 3) }"))
        #expect(response.dataText == "{\"a\":1,\"b\":2,\"c\":3}")
        #expect(record.all == ["begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3"])
    }

    /// The failed field makes `data` null, so what follows must not take effect any more.
    @Test func nothingRunsAfterAMutationThatFailedTheOperation() async throws {
        let record = Record()
        var resolvers = LibraryResolvers()
        resolvers.add = { number in
            record.add("\(number)")
            if number == 2 { throw GraphQLError("refused") }
            return number
        }
        let response = try await respond(
            LibrarySchema(resolvers),
            GraphQLRequest("mutation { a: add(number: 1) __typename b: add(number: 2) c: add(number: 3) }"))
        #expect(response.dataText == "null")
        #expect(response.errorLines == ["refused @b"])
        #expect(record.all == ["1", "2"])
    }

    @Test func cancellationReachesResolvers() async throws {
        let started = Rendezvous(of: 2)
        let record = Record()
        var resolvers = LibraryResolvers()
        resolvers.word = { text in
            await started.arrive()
            let endless = AsyncStream<Void> { _ in }
            for await _ in endless {}
            record.add("cancelled \(Task.isCancelled)")
            throw CancellationError()
        }
        let schema = try LibrarySchema(resolvers)
        let task = Task { try await respond(schema, GraphQLRequest("{ a: word(text: \"1\") b: book(id: 1) { id } }")) }
        await started.arrive()
        task.cancel()
        let response = try await task.value
        #expect(record.all == ["cancelled true"])
        #expect(response.errorLines == ["The operation was cancelled. @a"])
    }
}
