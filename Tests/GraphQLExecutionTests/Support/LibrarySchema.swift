import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

// A schema with its dispatch written by hand, as the generator writes it; compare Tests/GraphQLCodegenTests/Golden.

struct Book: Sendable {
    var id: ID
    var title: String?
    var year = 2000
    var tags: [String] = []
    var ratings: [[Double?]]?
    var author = Author(name: "A")
    var sequel: [Book] = []
}

struct Author: Sendable {
    var name: String
    var age: Int?
}

struct Review: Sendable {
    var text: String
    var stars: Int?
}

struct Publisher: Sendable {
    var name: String
}

enum SearchResult: Sendable {
    case book(Book)
    case author(Author)
}

/// The resolvers of the library, each replaceable by a test.
struct LibraryResolvers: Sendable {
    var book: @Sendable (ID) async throws -> Book? = { Book(id: $0, title: "T\($0)") }
    var shelves: @Sendable () async throws -> [[Book]] = { [] }
    var search: @Sendable () async throws -> [SearchResult] = { [] }
    var word: @Sendable (String) async throws -> String = { $0 }
    var reviews: @Sendable (Book, Int) async throws -> [Review] = { _, _ in [] }
    var publisher: @Sendable ([Book]) async throws -> [Publisher?] = { $0.map { _ in nil } }
    var add: @Sendable (Int) async throws -> Int = { $0 }
    var ticks: @Sendable (Int) async throws -> EventSequence<Book> = { _ in EventSequence(AsyncStream { $0.finish() }) }
}

struct LibrarySchema: ExecutableSchema {
    static let sdl = """
        directive @batch on FIELD_DEFINITION
        type Query { book(id: ID!): Book shelves: [[Book!]!]! search: [SearchResult!]! word(text: String!): String! }
        type Mutation { add(number: Int!): Int! }
        type Subscription { ticks(upTo: Int!): Book! }
        type Book {
          id: ID! title: String year: Int! tags: [String!]! ratings: [[Float]!] author: Author! sequel: Book
          reviews(first: Int = 10): [Review!]! publisher: Publisher @batch
        }
        type Author { name: String! age: Int }
        type Review { text: String! stars: Int }
        type Publisher { name: String! }
        union SearchResult = Book | Author
        """

    let schema: Schema
    let resolvers: LibraryResolvers

    init(_ resolvers: LibraryResolvers = LibraryResolvers()) throws {
        schema = try Schema.build(sdl: Self.sdl)
        self.resolvers = resolvers
    }

    func complete(_ operation: OperationType, _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet) async
        -> Column
    {
        await run.completeObjects(
            1, selection, rows, serially: operation == .mutation, writeStored: { _, step, writer in writer.meta(step) },
            resolve: { step in
                operation == .mutation
                    ? await resolveMutation(step, run, rows) : await resolveQuery(step, run, rows)
            })
    }

    private func resolveQuery(_ step: Step, _ run: OperationRun, _ rows: RowSet) async -> Column {
        switch step.field {
        case 0:
            let results = await run.resolve(step) { arguments in try await resolvers.book(arguments.decode(0)) }
            return await completeOptionalBooks(results, step, run, rows)
        case 1:
            return await completeShelves(
                await run.resolve(step) { _ in try await resolvers.shelves() }, step, run, rows)
        case 2:
            return await completeSearch(
                await run.resolve(step) { _ in try await resolvers.search() }, step, run, rows)
        case 3:
            let results = await run.resolve(step) { arguments in try await resolvers.word(arguments.decode(0)) }
            return run.column(results, step, rows) { value, writer in
                writer.string(value)
                return true
            }
        default: return run.noField(step, rows)
        }
    }

    private func resolveMutation(_ step: Step, _ run: OperationRun, _ rows: RowSet) async -> Column {
        let results = await run.resolve(step) { arguments in try await resolvers.add(arguments.decode(0)) }
        return run.column(results, step, rows) { value, writer in writer.int(value, step) }
    }

    func subscribe(_ step: Step, _ run: OperationRun) async throws -> SubscriptionEvents {
        let arguments = try run.arguments(of: step)
        return run.events(try await resolvers.ticks(arguments.decode(0))) { event, run, rows in
            await completeOptionalBooks(.one(.success(event)), step, run, rows)
        }
    }

    // MARK: Values of resolved fields

    private func completeOptionalBooks(
        _ results: FieldResults<Book?>, _ step: Step, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Book] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(nil): layout.null()
            case .success(let book?):
                layout.object()
                objects.append(book)
            }
        }
        return layout.assemble(await completeBook(objects, step.child, run, layout.children))
    }

    private func completeShelves(
        _ results: FieldResults<[[Book]]>, _ step: Step, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Book] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let shelves):
                layout.beginList()
                for (index, shelf) in shelves.enumerated() {
                    layout.item(index)
                    layout.beginList()
                    for (index, book) in shelf.enumerated() {
                        layout.item(index)
                        layout.object()
                        objects.append(book)
                    }
                    layout.endList()
                }
                layout.endList()
            }
        }
        return layout.assemble(await completeBook(objects, step.child, run, layout.children))
    }

    private func completeSearch(
        _ results: FieldResults<[SearchResult]>, _ step: Step, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        var layout = run.layout(step, rows, count: results.count)
        var objects: [SearchResult] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let found):
                layout.beginList()
                for (index, item) in found.enumerated() {
                    layout.item(index)
                    layout.object()
                    objects.append(item)
                }
                layout.endList()
            }
        }
        return layout.assemble(await completeSearchResult(objects, step.child, run, layout.children))
    }

    private func completeSearchResult(
        _ objects: [SearchResult], _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet
    ) async -> Column {
        var partition = run.partition(rows, possibleTypes: 2)
        var books: [Book] = []
        var authors: [Author] = []
        for object in objects {
            switch object {
            case .book(let book):
                partition.add(possible: 0)
                books.append(book)
            case .author(let author):
                partition.add(possible: 1)
                authors.append(author)
            }
        }
        let ofBooks =
            books.isEmpty
            ? nil : await completeBook(books, run.selection(selection, possible: 0), run, partition.rows(possible: 0))
        let authorSelection = run.selection(selection, possible: 1)
        let ofAuthors =
            authors.isEmpty
            ? nil
            : run.writeObjects(authors.count, partition.rows(possible: 1)) { row, writer in
                Self.writeAuthor(authors[row], authorSelection, &writer)
            }
        return partition.merge([ofBooks, ofAuthors])
    }

    // MARK: Books

    private func completeBook(_ objects: [Book], _ selection: SelectionID, _ run: OperationRun, _ rows: RowSet) async
        -> Column
    {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeBook(objects[row], selection, &writer)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldBook(objects[row], step, &writer) },
            resolve: { step in await resolveBook(objects, step, run, rows) })
    }

    private func resolveBook(_ objects: [Book], _ step: Step, _ run: OperationRun, _ rows: RowSet) async -> Column {
        switch step.field {
        case 6: return await completeOptionalBooks(.many(objects.map { .success($0.sequel.first) }), step, run, rows)
        case 7:
            let results = await run.resolve(objects.count, step) { row, arguments in
                try await resolvers.reviews(objects[row], arguments.decode(0))
            }
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    if !Self.writeReview(item, step.child, &writer) {
                        writer.leaveList()
                        return false
                    }
                }
                writer.endList()
                return true
            }
        case 8:
            let results = await run.resolveBatch(objects.count, step) { _ in try await resolvers.publisher(objects) }
            return run.column(results, step, rows) { value, writer in
                guard let value else {
                    writer.null()
                    return true
                }
                let mark = writer.enter(step)
                if !Self.writePublisher(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
                return true
            }
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    private static func writeBook(_ value: Book, _ selection: SelectionID, _ writer: inout ResponseWriter) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldBook(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    private static func writeFieldBook(_ value: Book, _ step: Step, _ writer: inout ResponseWriter) -> Bool {
        switch step.field {
        case 0: writer.id(value.id)
        case 1: if let title = value.title { writer.string(title) } else { writer.null() }
        case 2: return writer.int(value.year, step)
        case 3:
            writer.beginList(step)
            for (index, item) in value.tags.enumerated() {
                writer.item(index)
                writer.string(item)
            }
            writer.endList()
        case 4: writeRatings(value.ratings, step, &writer)
        case 5:
            _ = writer.enter(step)
            let isWhole = writeAuthor(value.author, step.child, &writer)
            writer.leave()
            return isWhole
        case 6:
            guard let sequel = value.sequel.first else {
                writer.null()
                break
            }
            let mark = writer.enter(step)
            if !writeBook(sequel, step.child, &writer) {
                writer.rewind(to: mark)
                writer.null()
            }
            writer.leave()
        default: return writer.meta(step)
        }
        return true
    }

    private static func writeRatings(_ ratings: [[Double?]]?, _ step: Step, _ writer: inout ResponseWriter) {
        guard let ratings else { return writer.null() }
        writer.beginList(step)
        for (index, inner) in ratings.enumerated() {
            writer.item(index)
            writer.beginList(step, nested: true)
            for (index, item) in inner.enumerated() {
                writer.item(index)
                guard let item else {
                    writer.null()
                    continue
                }
                if !writer.double(item, step) { writer.null() }
            }
            writer.endList(nested: true)
        }
        writer.endList()
    }

    private static func writeAuthor(_ value: Author, _ selection: SelectionID, _ writer: inout ResponseWriter) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            switch step.field {
            case 0: writer.string(value.name)
            case 1:
                if let age = value.age {
                    if !writer.int(age, step) { writer.null() }
                } else {
                    writer.null()
                }
            default: guard writer.meta(step) else { return false }
            }
        }
        writer.endObject(selection)
        return true
    }

    private static func writeReview(_ value: Review, _ selection: SelectionID, _ writer: inout ResponseWriter) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            switch step.field {
            case 0: writer.string(value.text)
            case 1:
                if let stars = value.stars {
                    if !writer.int(stars, step) { writer.null() }
                } else {
                    writer.null()
                }
            default: guard writer.meta(step) else { return false }
            }
        }
        writer.endObject(selection)
        return true
    }

    private static func writePublisher(_ value: Publisher, _ selection: SelectionID, _ writer: inout ResponseWriter)
        -> Bool
    {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            if step.field == 0 { writer.string(value.name) } else { guard writer.meta(step) else { return false } }
        }
        writer.endObject(selection)
        return true
    }
}
