// Generated from Search.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Search.graphql` defines.
public protocol SearchResolvers: Sendable {
    /// `Query.search`
    nonisolated(nonsending) func search(
        text: String,
        kinds: [Kind]?,
        context: ResolverContext
    ) async throws -> [SearchResult]

    /// `Query.named`
    nonisolated(nonsending) func named(context: ResolverContext) async throws -> [Named?]?

    /// `Query.found`: The books as they are found.
    nonisolated(nonsending) func found(first: Int?, context: ResolverContext) async throws -> EventSequence<Book>
}

/// What a search finds.
public enum SearchResult: Sendable {
    case book(Book)
    case author(Author)
    case review(Review)
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writeSearchResult(
        _ value: SearchResult,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .book(let value):
            writeBook(value, writer.selection(selection, possible: 0), &writer)
        case .author(let value):
            writeAuthor(value, writer.selection(selection, possible: 1), &writer)
        case .review(let value):
            writeReview(value, writer.selection(selection, possible: 2), &writer)
        }
    }

    nonisolated(nonsending) func completeSearchResult(
        _ objects: [SearchResult],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeSearchResult(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 3)
        var members0: [Book] = []
        var members1: [Author] = []
        var members2: [Review] = []
        for object in objects {
            switch object {
            case .book(let value):
                partition.add(possible: 0)
                members0.append(value)
            case .author(let value):
                partition.add(possible: 1)
                members1.append(value)
            case .review(let value):
                partition.add(possible: 2)
                members2.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(members0.isEmpty ? nil : await completeBook(members0, selection0, run, rows0))
        let selection1 = run.selection(selection, possible: 1)
        let rows1 = partition.rows(possible: 1)
        columns.append(
            run.writeObjects(members1.count, rows1) { row, writer in
                Self.writeAuthor(members1[row], selection1, &writer)
            })
        let selection2 = run.selection(selection, possible: 2)
        let rows2 = partition.rows(possible: 2)
        columns.append(members2.isEmpty ? nil : await completeReview(members2, selection2, run, rows2))
        return partition.merge(columns)
    }

    nonisolated(nonsending) func completeSearchResult(
        listOfValue results: GraphQLExecution.FieldResults<[SearchResult]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeSearchResult(listOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    guard Self.writeSearchResult(item, step.child, &writer) else {
                        writer.leaveList()
                        return false
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [SearchResult] = []
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
        return layout.assemble(await completeSearchResult(objects, step.child, run, layout.children))
    }

    static let sdlOfSearch = #"""
        extend type Query {
          search(text: String!, kinds: [Kind!]): [SearchResult!]!
          named: [Named]
          "The books as they are found."
          found(first: Int = 3): [Book!]! @sequence
        }

        "What a search finds."
        union SearchResult = Book | Author | Review
        """#
}
