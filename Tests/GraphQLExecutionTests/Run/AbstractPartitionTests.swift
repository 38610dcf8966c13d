import GraphQLExecution
import Testing

@Suite struct AbstractPartitionTests {
    @Test func putsObjectsOfSeveralTypesBackInOrder() async throws {
        let record = Record()
        var resolvers = LibraryResolvers()
        resolvers.search = {
            [
                .author(Author(name: "x", age: 1 << 40)), .book(Book(id: "1")), .author(Author(name: "y", age: 3)),
                .book(Book(id: "2")),
            ]
        }
        resolvers.publisher = { books in
            record.add(books.map(\.id.rawValue).joined(separator: ","))
            return books.map { Publisher(name: "P\($0.id)") }
        }
        let response = try await respond(
            LibrarySchema(resolvers),
            GraphQLRequest("{ search { __typename ... on Author { name age } ... on Book { id publisher { name } } } }")
        )
        #expect(
            response.dataText
                == "{\"search\":[{\"__typename\":\"Author\",\"name\":\"x\",\"age\":null},"
                + "{\"__typename\":\"Book\",\"id\":\"1\",\"publisher\":{\"name\":\"P1\"}},"
                + "{\"__typename\":\"Author\",\"name\":\"y\",\"age\":3},"
                + "{\"__typename\":\"Book\",\"id\":\"2\",\"publisher\":{\"name\":\"P2\"}}]}")
        #expect(
            response.errorLines == ["Int cannot represent non 32-bit signed integer value: 1099511627776 @search.0.age"]
        )
        #expect(record.all == ["1,2"])
    }

    @Test func aTypeWithoutRowsIsNotCompleted() async throws {
        var resolvers = LibraryResolvers()
        resolvers.search = { [.author(Author(name: "x"))] }
        resolvers.publisher = { _ in
            Issue.record("No book was found.")
            return []
        }
        let response = try await respond(
            LibrarySchema(resolvers),
            GraphQLRequest("{ search { ... on Book { publisher { name } } ... on Author { name } } }"))
        #expect(response.dataText == "{\"search\":[{\"name\":\"x\"}]}")
    }
}
