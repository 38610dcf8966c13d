// Generated from Roots.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Roots.graphql` defines.
public protocol RootsResolvers: Sendable {
    /// `Reading.person`
    nonisolated(nonsending) func person(id: ID, context: ResolverContext) async throws -> Person?

    /// `Reading.node`
    nonisolated(nonsending) func node(id: ID, context: ResolverContext) async throws -> Node?

    /// `Reading.nodes`
    nonisolated(nonsending) func nodes(context: ResolverContext) async throws -> [Node?]

    /// `Reading.reserved`
    nonisolated(nonsending) func reserved(
        in: Int,
        `inout`: Int?,
        self: String?,
        context: Bool?,
        context resolverContext: ResolverContext
    ) async throws -> `class`?

    /// `Reading.viewer`: The root again, for clients that ask for it.
    nonisolated(nonsending) func viewer(context: ResolverContext) async throws -> Reading

    /// `Reading.refresh`
    nonisolated(nonsending) func refresh(context: ResolverContext) async throws -> Bool

    /// `Reading.empty`
    nonisolated(nonsending) func empty(context: ResolverContext) async throws -> Empty?

    /// `Reading.external`
    nonisolated(nonsending) func external(context: ResolverContext) async throws -> ExternalThing?

    /// `Reading.matrix`
    nonisolated(nonsending) func matrix(context: ResolverContext) async throws -> [[Person]]?

    /// `Reading.strict`
    nonisolated(nonsending) func strict(context: ResolverContext) async throws -> [Int]?

    /// `Reading.strictNested`
    nonisolated(nonsending) func strictNested(context: ResolverContext) async throws -> [[Int]?]?

    /// `Writing.refresh`
    nonisolated(nonsending) func refreshNow(context: ResolverContext) async throws -> Bool

    /// `Writing.count`
    nonisolated(nonsending) func count(context: ResolverContext) async throws -> Int

    /// `Watching.ticks`
    nonisolated(nonsending) func ticks(upTo: Int, context: ResolverContext) async throws -> EventSequence<Int>

    /// `Watching.people`
    nonisolated(nonsending) func people(context: ResolverContext) async throws -> EventSequence<Person?>
}

public struct Reading: Sendable {
    public init() {}
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writeReading(
        _ value: Reading,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldReading(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldReading(
        _ value: Reading,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        writer.meta(step)
    }

    nonisolated(nonsending) func completeReading(
        _ objects: [Reading],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeReading(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeReading(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldReading(objects[row], step, &writer) },
            resolve: { step in await self.resolveReading(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveReading(
        _ objects: [Reading],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0:
            let results: GraphQLExecution.FieldResults<Person?> = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.person(id: arguments.decode(0, as: ID.self), context: run.context)
            }
            return await completePerson(optional: results, step, run, rows)
        case 1:
            let results: GraphQLExecution.FieldResults<Node?> = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.node(id: arguments.decode(0, as: ID.self), context: run.context)
            }
            return await completeNode(optional: results, step, run, rows)
        case 2:
            let results: GraphQLExecution.FieldResults<[Node?]> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.nodes(context: run.context)
            }
            return await completeNode(listOfOptional: results, step, run, rows)
        case 3:
            let results: GraphQLExecution.FieldResults<`class`?> = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.reserved(
                    in: arguments.decode(0, as: Int.self),
                    `inout`: arguments.decode(1, as: Int?.self),
                    self: arguments.decode(2, as: String?.self),
                    context: arguments.decode(3, as: Bool?.self),
                    context: run.context
                )
            }
            return await completeclass(optional: results, step, run, rows)
        case 4:
            let results: GraphQLExecution.FieldResults<Reading> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.viewer(context: run.context)
            }
            return await completeReading(value: results, step, run, rows)
        case 5:
            let results: GraphQLExecution.FieldResults<Bool> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.refresh(context: run.context)
            }
            return completeBoolean(value: results, step, run, rows)
        case 6:
            let results: GraphQLExecution.FieldResults<Empty?> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.empty(context: run.context)
            }
            return await completeEmpty(optional: results, step, run, rows)
        case 7:
            let results: GraphQLExecution.FieldResults<ExternalThing?> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.external(context: run.context)
            }
            return await completeExternal(optional: results, step, run, rows)
        case 8:
            let results: GraphQLExecution.FieldResults<[[Person]]?> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.matrix(context: run.context)
            }
            return await completePerson(optionalListOfListOfValue: results, step, run, rows)
        case 9:
            let results: GraphQLExecution.FieldResults<[Int]?> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.strict(context: run.context)
            }
            return completeInt(optionalListOfValue: results, step, run, rows)
        case 10:
            let results: GraphQLExecution.FieldResults<[[Int]?]?> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.strictNested(context: run.context)
            }
            return completeInt(optionalListOfOptionalListOfValue: results, step, run, rows)
        case 11:
            let results: GraphQLExecution.FieldResults<Step?> = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.step(task: arguments.decode(0, as: Task?.self), context: run.context)
            }
            return await completeStep(optional: results, step, run, rows)
        case 12:
            let results: GraphQLExecution.FieldResults<[Resolved]?> = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.resolved(context: run.context)
            }
            return await completeResolved(optionalListOfValue: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeReading(
        value results: GraphQLExecution.FieldResults<Reading>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                _ = writer.enter(step)
                let isWritten = Self.writeReading(value, step.child, &writer)
                writer.leave()
                guard isWritten else { return false }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Reading] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                layout.object()
                objects.append(value)
            }
        }
        return layout.assemble(await completeReading(objects, step.child, run, layout.children))
    }

    static let sdlOfRoots = #"""
        schema {
          query: Reading
          mutation: Writing
          subscription: Watching
        }

        type Reading {
          person(id: ID!): Person
          node(id: ID!): Node
          nodes: [Node]!
          reserved(in: Int!, inout: Int, self: String, context: Boolean): class
          "The root again, for clients that ask for it."
          viewer: Reading!
          refresh: Boolean!
          empty: Empty
          external: External
          matrix: [[Person!]!]
          strict: [Int!]
          strictNested: [[Int!]]
        }

        type Writing {
          refresh: Boolean! @resolver(name: "refreshNow")
          count: Int!
        }

        type Watching {
          ticks(upTo: Int!): Int!
          people: Person
        }
        """#
}
