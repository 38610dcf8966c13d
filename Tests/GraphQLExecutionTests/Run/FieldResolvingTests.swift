import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@Suite(.timeLimit(.minutes(5))) struct FieldResolvingTests {
    private struct Broken: Error {}

    @Test func siblingsStartTogetherAndAreWrittenInOrder() async throws {
        let meeting = Rendezvous(of: 3)
        var resolvers = LibraryResolvers()
        resolvers.word = { text in
            await meeting.arrive()
            return text
        }
        let response = try await respond(
            LibrarySchema(resolvers),
            GraphQLRequest("{ a: word(text: \"1\") b: word(text: \"2\") c: word(text: \"3\") }"))
        #expect(response.dataText == "{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}")
    }

    @Test func rowsOfAListStartTogether() async throws {
        let meeting = Rendezvous(of: 4)
        var resolvers = LibraryResolvers()
        resolvers.shelves = { [[Book(id: "1"), Book(id: "2")], [], [Book(id: "3"), Book(id: "4")]] }
        resolvers.reviews = { book, first in
            await meeting.arrive()
            return [Review(text: "\(book.id)/\(first)", stars: nil)]
        }
        let response = try await respond(
            LibrarySchema(resolvers),
            GraphQLRequest("query($n: Int) { shelves { id reviews(first: $n) { text } } }", variables: ["n": 2]))
        #expect(
            response.dataText
                == "{\"shelves\":[[{\"id\":\"1\",\"reviews\":[{\"text\":\"1/2\"}]},{\"id\":\"2\",\"reviews\":[{\"text\":\"2/2\"}]}],[],"
                + "[{\"id\":\"3\",\"reviews\":[{\"text\":\"3/2\"}]},{\"id\":\"4\",\"reviews\":[{\"text\":\"4/2\"}]}]]}")
    }

    @Test func aBatchGetsAllParentsAtOnce() async throws {
        let record = Record()
        var resolvers = LibraryResolvers()
        resolvers.shelves = { [[Book(id: "1"), Book(id: "2")], [Book(id: "3")]] }
        resolvers.publisher = { books in
            record.add(books.map(\.id.rawValue).joined(separator: ","))
            return books.map { $0.id == "2" ? nil : Publisher(name: "P\($0.id)") }
        }
        let response = try await respond(LibrarySchema(resolvers), GraphQLRequest("{ shelves { publisher { name } } }"))
        #expect(
            response.dataText
                == "{\"shelves\":[[{\"publisher\":{\"name\":\"P1\"}},{\"publisher\":null}],[{\"publisher\":{\"name\":\"P3\"}}]]}"
        )
        #expect(record.all == ["1,2,3"])
    }

    @Test func aBatchOfTheWrongSizeFailsForAllParents() async throws {
        var resolvers = LibraryResolvers()
        resolvers.shelves = { [[Book(id: "1"), Book(id: "2")]] }
        resolvers.publisher = { _ in [nil] }
        let response = try await respond(LibrarySchema(resolvers), GraphQLRequest("{ shelves { publisher { name } } }"))
        #expect(response.dataText == "{\"shelves\":[[{\"publisher\":null},{\"publisher\":null}]]}")
        #expect(
            response.errorLines.first
                == "The batch resolver of Book.publisher gave 1 values for 2 parents. @shelves.0.0.publisher")
        #expect(response.errorLines.count == 2)
    }

    @Test func aFailedResolverHasItsRowsPath() async throws {
        var resolvers = LibraryResolvers()
        resolvers.shelves = { [[Book(id: "1")], [Book(id: "2"), Book(id: "3")]] }
        resolvers.reviews = { book, _ in
            if book.id == "3" { throw GraphQLError("no reviews", code: .notFound) }
            return []
        }
        let response = try await respond(LibrarySchema(resolvers), GraphQLRequest("{ shelves { reviews { text } } }"))
        #expect(response.dataText == "null")
        #expect(response.errorLines == ["no reviews @shelves.1.1.reviews"])
        #expect(response.errorCodes == ["NOT_FOUND_ERROR"])
        #expect(response.errorLocations == [["1:13"]])
    }

    @Test func otherErrorsAreMasked() async throws {
        var resolvers = LibraryResolvers()
        resolvers.book = { _ in throw Broken() }
        let response = try await respond(LibrarySchema(resolvers), GraphQLRequest("{ book(id: 1) { id } }"))
        #expect(response.errorLines == ["Internal error, request test. @book"])
        #expect(response.errorCodes == ["INTERNAL_ERROR"])
    }

    @Test func storedValuesInTypedObjectsFailInPlace() async throws {
        var resolvers = LibraryResolvers()
        resolvers.book = { id in
            var book = Book(
                id: id, title: "a\"\n\u{1}", year: 1 << 40, tags: ["x", "é"], ratings: [[1, nil, .nan], []])
            book.author.age = 1 << 33
            book.sequel = [Book(id: "s")]
            return book
        }
        let schema = try LibrarySchema(resolvers)
        let whole = try await respond(
            schema,
            GraphQLRequest(
                "{ book(id: 7) { __typename id title tags ratings author { name age } sequel { id year sequel { id } } } }"
            ))
        #expect(
            whole.dataText
                == "{\"book\":{\"__typename\":\"Book\",\"id\":\"7\",\"title\":\"a\\\"\\n\\u0001\",\"tags\":[\"x\",\"é\"],"
                + "\"ratings\":[[1,null,null],[]],\"author\":{\"name\":\"A\",\"age\":null},"
                + "\"sequel\":{\"id\":\"s\",\"year\":2000,\"sequel\":null}}}")
        #expect(
            whole.errorLines == [
                "Float cannot represent non numeric value: nan @book.ratings.0.2",
                "Int cannot represent non 32-bit signed integer value: 8589934592 @book.author.age",
            ])
        let nulled = try await respond(schema, GraphQLRequest("{ book(id: 7) { id year } }"))
        #expect(nulled.dataText == "{\"book\":null}")
        #expect(nulled.errorLines == ["Int cannot represent non 32-bit signed integer value: 1099511627776 @book.year"])
    }

    @Test func everyFieldMaySkipAndNothingIsAnEmptyObject() async throws {
        let response = try await respond(
            LibrarySchema(),
            GraphQLRequest(
                "query($s: Boolean = true) { book(id: 1) { id @skip(if: $s) reviews @skip(if: $s) { text } } }"))
        #expect(response.dataText == "{\"book\":{}}")
    }
}
