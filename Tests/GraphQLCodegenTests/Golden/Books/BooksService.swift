import GraphQLExecution
import GraphQLLanguage

/// Hand-written resolvers over a few constant books.
struct BooksService: Sendable {
    static let emma = Author(name: "Emma", age: 41)
    static let second = Book(
        id: "2", title: nil, year: 2001, kind: .audioBook, tags: [], ratings: nil, author: emma, shelf: "B")
    static let first = Book(
        id: "1", title: "One \"quoted\"", year: 1999, kind: .paper, tags: ["a", "b"], ratings: [[1.5, nil], []],
        author: Author(name: "Max"), sequel: nil, shelf: "A")
    static let books = [first, second]

    /// Every call of a batch resolver, as the number of parents it got.
    let batches: @Sendable (Int) -> Void

    init(batches: @escaping @Sendable (Int) -> Void = { _ in }) { self.batches = batches }
}

extension BooksService: BooksResolvers {
    func book(id: ID, context: ResolverContext) async throws -> Book? {
        if id == "broken" { throw GraphQLError("The shelf fell over.", code: .internal) }
        // Beyond 32 bits: `year` is non-null, so the book becomes null.
        if id == "future" {
            return Book(
                id: id, year: 3_000_000_000, kind: .paper, tags: [], author: Self.emma, sequel: Self.first, shelf: "C")
        }
        return Self.books.first { $0.id == id }
    }

    func books(first: Int?, context: ResolverContext) async throws -> [Book] {
        Array(Self.books.prefix(first ?? Self.books.count))
    }

    func me(context: ResolverContext) async throws -> Author { Self.emma }

    func addBook(title: String, year: Int, context: ResolverContext) async throws -> Book {
        Book(id: "new", title: title, year: year, kind: .paper, tags: [], author: Self.emma, shelf: "C")
    }

    func bookAdded(minimumYear: Int?, context: ResolverContext) async throws -> EventSequence<Book> {
        let books = Self.books.filter { $0.year >= minimumYear ?? 0 }
        return EventSequence(
            AsyncStream { continuation in
                for book in books { continuation.yield(book) }
                continuation.finish()
            })
    }

    func reviews(of parent: Book, first: Int?, context: ResolverContext) async throws -> [Review] {
        (0..<min(first ?? 2, 2)).map { Review(text: "\(parent.id.rawValue)/\($0)", stars: $0 == 0 ? nil : $0) }
    }

    func publisher(of parents: [Book], context: ResolverContext) async throws -> [Publisher?] {
        batches(parents.count)
        return parents.map { $0.id == "1" ? Publisher(name: "House") : nil }
    }

    func pages(of parent: Book, context: ResolverContext) async throws -> EventSequence<String> {
        let isTorn = parent.id == "2"
        return EventSequence(
            AsyncThrowingStream { continuation in
                for page in ["one", "two", "three"] { continuation.yield(page) }
                continuation.finish(throwing: isTorn ? GraphQLError("The page is torn.") : nil)
            })
    }

    func by(of parent: Review, context: ResolverContext) async throws -> Author? { Author(name: "Reader") }

    func books(of parents: [Publisher], context: ResolverContext) async throws -> [[Book]] {
        batches(parents.count)
        return parents.map { _ in Self.books }
    }
}

extension BooksService: SearchResolvers {
    func search(text: String, kinds: [Kind]?, context: ResolverContext) async throws -> [SearchResult] {
        let books = Self.books.filter { kinds?.contains($0.kind) ?? true }.map(SearchResult.book)
        return books + [.author(Self.emma), .review(Review(text: text))]
    }

    func found(first: Int?, context: ResolverContext) async throws -> EventSequence<Book> {
        let books = Self.books.prefix(first ?? 0)
        return EventSequence(
            AsyncStream { continuation in
                for book in books { continuation.yield(book) }
                continuation.finish()
            })
    }

    func named(context: ResolverContext) async throws -> [Named?]? {
        [.publisher(Publisher(name: "House")), nil, .author(Self.emma)]
    }
}

/// The executable schema over these resolvers, for the tests.
public func makeBooks(batches: @escaping @Sendable (Int) -> Void = { _ in }) throws -> any ExecutableSchema {
    try GeneratedSchema(resolvers: BooksService(batches: batches))
}
