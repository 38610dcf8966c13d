// Generated from Books.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Books.graphql` defines.
public protocol BooksResolvers: Sendable {
    /// `Query.book`: A book by its id, null when there is none.
    ///
    /// - Parameter id: The id, as `Book.id` gives it.
    nonisolated(nonsending) func book(id: ID, context: ResolverContext) async throws -> Book?

    /// `Query.books`
    nonisolated(nonsending) func books(first: Int?, context: ResolverContext) async throws -> [Book]

    /// `Query.me`
    nonisolated(nonsending) func me(context: ResolverContext) async throws -> Author

    /// `Mutation.addBook`: Adds a book and returns it.
    nonisolated(nonsending) func addBook(title: String, year: Int, context: ResolverContext) async throws -> Book

    /// `Subscription.bookAdded`: Every book as it is added.
    nonisolated(nonsending) func bookAdded(
        minimumYear: Int?,
        context: ResolverContext
    ) async throws -> EventSequence<Book>

    /// `Book.reviews`: What readers say, newest first.
    nonisolated(nonsending) func reviews(
        of parent: Book,
        first: Int?,
        context: ResolverContext
    ) async throws -> [Review]

    /// `Book.publisher`
    ///
    /// One answer for each parent, in their order.
    nonisolated(nonsending) func publisher(of parents: [Book], context: ResolverContext) async throws -> [Publisher?]

    /// `Book.pages`: Read one after another, until a page is torn.
    nonisolated(nonsending) func pages(of parent: Book, context: ResolverContext) async throws -> EventSequence<String>

    /// `Review.by`
    nonisolated(nonsending) func by(of parent: Review, context: ResolverContext) async throws -> Author?

    /// `Publisher.books`
    ///
    /// One answer for each parent, in their order.
    nonisolated(nonsending) func books(of parents: [Publisher], context: ResolverContext) async throws -> [[Book]]
}

/// A printed or spoken work.
public struct Book: Sendable {
    public var id: ID
    public var title: String?
    /// The year of the first edition.
    public var year: Int
    public var kind: Kind
    public var tags: [String]
    public var ratings: [[Double?]]?
    public var author: Author
    @Indirect public var sequel: Book?
    /// - Deprecated: Shelves are gone. Use `kind`.
    public var shelf: String

    public init(
        id: ID,
        title: String? = nil,
        year: Int,
        kind: Kind,
        tags: [String],
        ratings: [[Double?]]? = nil,
        author: Author,
        sequel: Book? = nil,
        shelf: String
    ) {
        self.id = id
        self.title = title
        self.year = year
        self.kind = kind
        self.tags = tags
        self.ratings = ratings
        self.author = author
        self.sequel = sequel
        self.shelf = shelf
    }
}

public struct Author: Sendable, NamedProtocol {
    public var name: String
    public var age: Int?

    public init(name: String, age: Int? = nil) {
        self.name = name
        self.age = age
    }
}

public struct Review: Sendable {
    public var text: String
    public var stars: Int?

    public init(text: String, stars: Int? = nil) {
        self.text = text
        self.stars = stars
    }
}

public struct Publisher: Sendable, NamedProtocol {
    public var name: String

    public init(name: String) {
        self.name = name
    }
}

public enum Kind: String, Sendable, CaseIterable, InputDecodable {
    /// Paper, hard or soft.
    case paper = "PAPER"
    case audioBook = "AUDIO_BOOK"

    /// The value's name in the schema, ready to be written.
    var graphQLName: StaticString {
        switch self {
        case .paper: "PAPER"
        case .audioBook: "AUDIO_BOOK"
        }
    }
}

/// Whoever has a name.
public enum Named: Sendable, NamedProtocol {
    case author(Author)
    case publisher(Publisher)

    public var name: String {
        switch self {
        case .author(let value): value.name
        case .publisher(let value): value.name
        }
    }
}

/// The properties that every `Named` has.
public protocol NamedProtocol: Sendable {
    var name: String { get }
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writeBook(
        _ value: Book,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldBook(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldBook(
        _ value: Book,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.id(value.id)
        case 1:
            if let value = value.title {
                writer.string(value)
            } else {
                writer.null()
            }
        case 2:
            guard writer.int(value.year, step) else { return false }
        case 3:
            writer.name(value.kind.graphQLName)
        case 4:
            writer.beginList(step)
            for (index, item) in value.tags.enumerated() {
                writer.item(index)
                writer.string(item)
            }
            writer.endList()
        case 5:
            if let value = value.ratings {
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    writer.beginList(step, nested: true)
                    for (index, item) in item.enumerated() {
                        writer.item(index)
                        if let item {
                            if !writer.double(item, step) { writer.null() }
                        } else {
                            writer.null()
                        }
                    }
                    writer.endList(nested: true)
                }
                writer.endList()
            } else {
                writer.null()
            }
        case 6:
            _ = writer.enter(step)
            let isWritten = Self.writeAuthor(value.author, step.child, &writer)
            writer.leave()
            guard isWritten else { return false }
        case 7:
            if let value = value.sequel {
                let mark = writer.enter(step)
                if !Self.writeBook(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        case 11:
            writer.string(value.shelf)
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completeBook(
        _ objects: [Book],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeBook(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeBook(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldBook(objects[row], step, &writer) },
            resolve: { step in await self.resolveBook(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveBook(
        _ objects: [Book],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 7:
            return await completeBook(optional: .many(objects.map { .success($0.sequel) }), step, run, rows)
        case 8:
            let results: GraphQLExecution.FieldResults<[Review]> = await run.resolve(objects.count, step) { [resolvers] row, arguments in
                return try await resolvers.reviews(
                    of: objects[row],
                    first: arguments.decode(0, as: Int?.self),
                    context: run.context
                )
            }
            return await completeReview(listOfValue: results, step, run, rows)
        case 9:
            let results: GraphQLExecution.FieldResults<Publisher?> = await run.resolveBatch(objects.count, step) { [resolvers] _ in
                return try await resolvers.publisher(of: objects, context: run.context)
            }
            return await completePublisher(optional: results, step, run, rows)
        case 10:
            let sequences: GraphQLExecution.FieldResults<EventSequence<String>> = await run.resolve(objects.count, step) { [resolvers] row, _ in
                return try await resolvers.pages(of: objects[row], context: run.context)
            }
            let results = await run.collect(sequences, step, rows) { results, rows in
                self.completeString(listOfValue: results, step, run, rows)
            }
            return completeString(listOfValue: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeBook(
        optional results: GraphQLExecution.FieldResults<Book?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeBook(value, step.child, &writer) {
                        writer.rewind(to: mark)
                        writer.null()
                    }
                    writer.leave()
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Book] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.object()
                    objects.append(value)
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completeBook(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completeBook(
        value results: GraphQLExecution.FieldResults<Book>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                _ = writer.enter(step)
                let isWritten = Self.writeBook(value, step.child, &writer)
                writer.leave()
                guard isWritten else { return false }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Book] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                layout.object()
                objects.append(value)
            }
        }
        return layout.assemble(await completeBook(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completeBook(
        listOfValue results: GraphQLExecution.FieldResults<[Book]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeBook(listOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    guard Self.writeBook(item, step.child, &writer) else {
                        writer.leaveList()
                        return false
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Book] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                layout.beginList()
                for (index, item) in value.enumerated() {
                    layout.item(index)
                    layout.object()
                    objects.append(item)
                }
                layout.endList()
            }
        }
        return layout.assemble(await completeBook(objects, step.child, run, layout.children))
    }

    static func writeAuthor(
        _ value: Author,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldAuthor(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldAuthor(
        _ value: Author,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.string(value.name)
        case 1:
            if let value = value.age {
                if !writer.int(value, step) { writer.null() }
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    func completeAuthor(
        optional results: GraphQLExecution.FieldResults<Author?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                let mark = writer.enter(step)
                if !Self.writeAuthor(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
            return true
        }
    }

    func completeAuthor(
        value results: GraphQLExecution.FieldResults<Author>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            _ = writer.enter(step)
            let isWritten = Self.writeAuthor(value, step.child, &writer)
            writer.leave()
            guard isWritten else { return false }
            return true
        }
    }

    static func writeReview(
        _ value: Review,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldReview(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldReview(
        _ value: Review,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.string(value.text)
        case 1:
            if let value = value.stars {
                if !writer.int(value, step) { writer.null() }
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completeReview(
        _ objects: [Review],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeReview(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeReview(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldReview(objects[row], step, &writer) },
            resolve: { step in await self.resolveReview(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveReview(
        _ objects: [Review],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 2:
            let results: GraphQLExecution.FieldResults<Author?> = await run.resolve(objects.count, step) { [resolvers] row, _ in
                return try await resolvers.by(of: objects[row], context: run.context)
            }
            return completeAuthor(optional: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeReview(
        listOfValue results: GraphQLExecution.FieldResults<[Review]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeReview(listOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    guard Self.writeReview(item, step.child, &writer) else {
                        writer.leaveList()
                        return false
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Review] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                layout.beginList()
                for (index, item) in value.enumerated() {
                    layout.item(index)
                    layout.object()
                    objects.append(item)
                }
                layout.endList()
            }
        }
        return layout.assemble(await completeReview(objects, step.child, run, layout.children))
    }

    static func writePublisher(
        _ value: Publisher,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldPublisher(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldPublisher(
        _ value: Publisher,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.string(value.name)
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completePublisher(
        _ objects: [Publisher],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writePublisher(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completePublisher(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldPublisher(objects[row], step, &writer) },
            resolve: { step in await self.resolvePublisher(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolvePublisher(
        _ objects: [Publisher],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 1:
            let results: GraphQLExecution.FieldResults<[Book]> = await run.resolveBatch(objects.count, step) { [resolvers] _ in
                return try await resolvers.books(of: objects, context: run.context)
            }
            return await completeBook(listOfValue: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completePublisher(
        optional results: GraphQLExecution.FieldResults<Publisher?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writePublisher(value, step.child, &writer) {
                        writer.rewind(to: mark)
                        writer.null()
                    }
                    writer.leave()
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Publisher] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.object()
                    objects.append(value)
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completePublisher(objects, step.child, run, layout.children))
    }

    static func writeNamed(
        _ value: Named,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .author(let value):
            writeAuthor(value, writer.selection(selection, possible: 0), &writer)
        case .publisher(let value):
            writePublisher(value, writer.selection(selection, possible: 1), &writer)
        }
    }

    nonisolated(nonsending) func completeNamed(
        _ objects: [Named],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeNamed(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 2)
        var members0: [Author] = []
        var members1: [Publisher] = []
        for object in objects {
            switch object {
            case .author(let value):
                partition.add(possible: 0)
                members0.append(value)
            case .publisher(let value):
                partition.add(possible: 1)
                members1.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(
            run.writeObjects(members0.count, rows0) { row, writer in
                Self.writeAuthor(members0[row], selection0, &writer)
            })
        let selection1 = run.selection(selection, possible: 1)
        let rows1 = partition.rows(possible: 1)
        columns.append(members1.isEmpty ? nil : await completePublisher(members1, selection1, run, rows1))
        return partition.merge(columns)
    }

    nonisolated(nonsending) func completeNamed(
        optionalListOfOptional results: GraphQLExecution.FieldResults<[Named?]?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeNamed(optionalListOfOptional: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    writer.beginList(step)
                    for (index, item) in value.enumerated() {
                        writer.item(index)
                        if let item {
                            let mark = writer.mark
                            if !Self.writeNamed(item, step.child, &writer) {
                                writer.rewind(to: mark)
                                writer.null()
                            }
                        } else {
                            writer.null()
                        }
                    }
                    writer.endList()
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Named] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.beginList()
                    for (index, item) in value.enumerated() {
                        layout.item(index)
                        if let item {
                            layout.object()
                            objects.append(item)
                        } else {
                            layout.null()
                        }
                    }
                    layout.endList()
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completeNamed(objects, step.child, run, layout.children))
    }

    static let sdlOfBooks = #"""
        "Where reading starts."
        type Query {
          "A book by its id, null when there is none."
          book(
            "The id, as `Book.id` gives it."
            id: ID!
          ): Book
          books(first: Int = 10): [Book!]!
          me: Author!
        }

        type Mutation {
          "Adds a book and returns it."
          addBook(title: String!, year: Int!): Book!
        }

        type Subscription {
          "Every book as it is added."
          bookAdded(minimumYear: Int = 2000): Book!
        }

        "A printed or spoken work."
        type Book {
          id: ID!
          title: String
          "The year of the first edition."
          year: Int!
          kind: Kind!
          tags: [String!]!
          ratings: [[Float]!]
          author: Author!
          sequel: Book
          "What readers say, newest first."
          reviews(first: Int = 10): [Review!]!
          publisher: Publisher @batch
          "Read one after another, until a page is torn."
          pages: [String!]! @sequence
          shelf: String! @deprecated(reason: "Shelves are gone. Use `kind`.")
        }

        type Author implements Named {
          name: String!
          age: Int
        }

        type Review {
          text: String!
          stars: Int
          by: Author @resolver
        }

        type Publisher implements Named {
          name: String!
          books: [Book!]! @batch
        }

        enum Kind {
          "Paper, hard or soft."
          PAPER
          AUDIO_BOOK
        }

        "Whoever has a name."
        interface Named {
          name: String!
        }
        """#
}
