import Foundation
import GoldenBooksClient
import GraphQLExecution
import GraphQLOperations
import Testing

import struct GoldenBooks.GeneratedSchema
import func GoldenBooks.makeBooks

/// The typed operations of the Books schema, compiled from the golden files and run against its server.
@Suite struct GoldenBooksClientTests {
    @Test func aQueryWithFragments() async throws {
        let data = try await Answers(makeBooks()).data(ShelfQuery(first: 2))
        #expect(data.books.map(\.id) == ["1", "2"])
        let book = try #require(data.books.first)
        #expect(book.spineFragment.author.bylineFragment.name == "Max")
        // Fields of fragments are there directly, too.
        #expect(book.title == "One \"quoted\"")
        #expect(book.author.name == "Max")
        #expect(book.reviews.map(\.text) == ["1/0"])
        #expect(data.books.last?.title == nil)
    }

    @Test func aVariableThatIsLeftOutTakesItsDefault() async throws {
        #expect(ShelfQuery().variables.object.isEmpty)
        #expect(try await Answers(makeBooks()).data(ShelfQuery()).books.count == 2)
        #expect(try await Answers(makeBooks()).data(ShelfQuery(first: 1)).books.count == 1)
        #expect(ShelfQuery(first: nil).variables.object == ["first": .null])
    }

    @Test func aMutation() async throws {
        let data = try await Answers(makeBooks()).data(AddMutation(title: "New", year: 2026))
        #expect(data.addBook.id == "new")
        #expect(data.addBook.author.name == "Emma")
    }

    @Test func unionsAndInterfacesAreTheCasesThatAreAskedFor() async throws {
        let data = try await Answers(makeBooks()).data(FindQuery(text: "x", kinds: [.audioBook]))
        guard case .book(let book)? = data.search.first, case .author(let author)? = data.search.dropFirst().first,
            case .other(let review)? = data.search.last
        else {
            Issue.record("\(data.search)")
            return
        }
        #expect(book.id == "2" && book.kind == .audioBook && book.publisher == nil)
        #expect(author.name == "Emma" && author.age == 41)
        #expect(review.typename == "Review")

        let named = try #require(data.named)
        #expect(named.map { $0?.name } == ["House", nil, "Emma"])
        guard case .publisher(let publisher)?? = named.first else {
            Issue.record("\(named)")
            return
        }
        #expect(publisher.books.map(\.shelf) == ["A", "B"])
    }

    @Test func aTypeThatCameToTheSchemaSinceIsAnother() throws {
        let data = try FindQuery.data(#"{"search": [{"__typename": "Film", "id": "1"}], "named": null}"#)
        guard case .other(let film)? = data.search.first else {
            Issue.record("\(data.search)")
            return
        }
        #expect(film.typename == "Film")
    }

    @Test func everyEventOfASubscriptionHasItsData() async throws {
        let bodies = try await Answers(makeBooks())(GraphQLRequest(AddedSubscription.document))
        let events = try bodies.split(separator: "\n").map { try AddedSubscription.response(String($0)) }
        #expect(events.map(\.bookAdded.id) == ["2"])
        #expect(events.first?.bookAdded.kind == .audioBook)
        #expect(events.first?.bookAdded.sequel == nil)
    }

    @Test func theDocumentIsTheOneThatTheServerTrusts() async throws {
        let trusted = GeneratedSchema.operations.map { [$0.name, $0.id.key, String(decoding: $0.text, as: UTF8.self)] }
        #expect(
            trusted == [
                [AddMutation.name, AddMutation.sha256, AddMutation.document],
                [AddedSubscription.name, AddedSubscription.sha256, AddedSubscription.document],
                [FindQuery.name, FindQuery.sha256, FindQuery.document],
                [OddQuery.name, OddQuery.sha256, OddQuery.document],
                [ShelfQuery.name, ShelfQuery.sha256, ShelfQuery.document],
            ])
        #expect(AddMutation.type == .mutation && AddedSubscription.type == .subscription && OddQuery.type == .query)
        let data = try await Answers(makeBooks()).data(OddQuery())
        #expect(data.search.count == 4)
    }
}
