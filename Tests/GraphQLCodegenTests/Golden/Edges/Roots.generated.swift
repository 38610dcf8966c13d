// Generated from Roots.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Roots.graphql` defines.
public protocol RootsResolvers: Sendable {
    /// `Reading.person`
    func person(id: ID, context: ResolverContext) async throws -> Person?

    /// `Reading.node`
    func node(id: ID, context: ResolverContext) async throws -> Node?

    /// `Reading.nodes`
    func nodes(context: ResolverContext) async throws -> [Node?]

    /// `Reading.reserved`
    func reserved(
        in: Int,
        `inout`: Int?,
        self: String?,
        context: Bool?,
        context resolverContext: ResolverContext
    ) async throws -> `class`?

    /// `Reading.viewer`: The root again, for clients that ask for it.
    func viewer(context: ResolverContext) async throws -> Reading

    /// `Reading.refresh`
    func refresh(context: ResolverContext) async throws -> Bool

    /// `Reading.empty`
    func empty(context: ResolverContext) async throws -> Empty?

    /// `Reading.external`
    func external(context: ResolverContext) async throws -> ExternalThing?

    /// `Reading.matrix`
    func matrix(context: ResolverContext) async throws -> [[Person]]?

    /// `Reading.strict`
    func strict(context: ResolverContext) async throws -> [Int]?

    /// `Reading.strictNested`
    func strictNested(context: ResolverContext) async throws -> [[Int]?]?

    /// `Writing.refresh`
    func refreshNow(context: ResolverContext) async throws -> Bool

    /// `Writing.count`
    func count(context: ResolverContext) async throws -> Int

    /// `Watching.ticks`
    func ticks(upTo: Int, context: ResolverContext) async throws -> EventSequence<Int>

    /// `Watching.people`
    func people(context: ResolverContext) async throws -> EventSequence<Person?>
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

    func completeReading(
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
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldReading(objects[row], step, &writer) },
            resolve: { step in await self.resolveReading(objects, step, run, rows) })
    }

    func resolveReading(
        _ objects: [Reading],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0:
            let results: [GraphQLExecution.Resolved<Person?>] = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.person(id: arguments.decode(0, as: ID.self), context: run.context)
            }
            return await completeReading(person: results, step, run, rows)
        case 1:
            let results: [GraphQLExecution.Resolved<Node?>] = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.node(id: arguments.decode(0, as: ID.self), context: run.context)
            }
            return await completeReading(node: results, step, run, rows)
        case 2:
            let results: [GraphQLExecution.Resolved<[Node?]>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.nodes(context: run.context)
            }
            return await completeReading(nodes: results, step, run, rows)
        case 3:
            let results: [GraphQLExecution.Resolved<`class`?>] = await run.resolve(objects.count, step) { [resolvers] _, arguments in
                return try await resolvers.reserved(
                    in: arguments.decode(0, as: Int.self),
                    `inout`: arguments.decode(1, as: Int?.self),
                    self: arguments.decode(2, as: String?.self),
                    context: arguments.decode(3, as: Bool?.self),
                    context: run.context
                )
            }
            return await completeReading(reserved: results, step, run, rows)
        case 4:
            let results: [GraphQLExecution.Resolved<Reading>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.viewer(context: run.context)
            }
            return await completeReading(viewer: results, step, run, rows)
        case 5:
            let results: [GraphQLExecution.Resolved<Bool>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.refresh(context: run.context)
            }
            return completeReading(refresh: results, step, run, rows)
        case 6:
            let results: [GraphQLExecution.Resolved<Empty?>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.empty(context: run.context)
            }
            return await completeReading(empty: results, step, run, rows)
        case 7:
            let results: [GraphQLExecution.Resolved<ExternalThing?>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.external(context: run.context)
            }
            return await completeReading(external: results, step, run, rows)
        case 8:
            let results: [GraphQLExecution.Resolved<[[Person]]?>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.matrix(context: run.context)
            }
            return await completeReading(matrix: results, step, run, rows)
        case 9:
            let results: [GraphQLExecution.Resolved<[Int]?>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.strict(context: run.context)
            }
            return completeReading(strict: results, step, run, rows)
        case 10:
            let results: [GraphQLExecution.Resolved<[[Int]?]?>] = await run.resolve(objects.count, step) { [resolvers] _, _ in
                return try await resolvers.strictNested(context: run.context)
            }
            return completeReading(strictNested: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    func completeReading(
        person results: [GraphQLExecution.Resolved<Person?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writePerson(value, step.child, &writer) {
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
        var objects: [Person] = []
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
        return layout.assemble(await completePerson(objects, step.child, run, layout.children))
    }

    func completeReading(
        node results: [GraphQLExecution.Resolved<Node?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeNode(value, step.child, &writer) {
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
        var objects: [Node] = []
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
        return layout.assemble(await completeNode(objects, step.child, run, layout.children))
    }

    func completeReading(
        nodes results: [GraphQLExecution.Resolved<[Node?]>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    if let item {
                        let mark = writer.mark
                        if !Self.writeNode(item, step.child, &writer) {
                            writer.rewind(to: mark)
                            writer.null()
                        }
                    } else {
                        writer.null()
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Node] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
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
            }
        }
        return layout.assemble(await completeNode(objects, step.child, run, layout.children))
    }

    func completeReading(
        reserved results: [GraphQLExecution.Resolved<`class`?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeclass(value, step.child, &writer) {
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
        var objects: [`class`] = []
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
        return layout.assemble(await completeclass(objects, step.child, run, layout.children))
    }

    func completeReading(
        viewer results: [GraphQLExecution.Resolved<Reading>],
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

    func completeReading(
        refresh results: [GraphQLExecution.Resolved<Bool>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            writer.bool(value)
            return true
        }
    }

    func completeReading(
        empty results: [GraphQLExecution.Resolved<Empty?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeEmpty(value, step.child, &writer) {
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
        var objects: [Empty] = []
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
        return layout.assemble(await completeEmpty(objects, step.child, run, layout.children))
    }

    func completeReading(
        external results: [GraphQLExecution.Resolved<ExternalThing?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeExternal(value, step.child, &writer) {
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
        var objects: [ExternalThing] = []
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
        return layout.assemble(await completeExternal(objects, step.child, run, layout.children))
    }

    func completeReading(
        matrix results: [GraphQLExecution.Resolved<[[Person]]?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.mark
                    list: do {
                        writer.beginList(step)
                        for (index, item) in value.enumerated() {
                            writer.item(index)
                            writer.beginList(step, nested: true)
                            for (index, item) in item.enumerated() {
                                writer.item(index)
                                guard Self.writePerson(item, step.child, &writer) else {
                                    writer.leaveList(nested: true)
                                    writer.leaveList()
                                    writer.rewind(to: mark)
                                    writer.null()
                                    break list
                                }
                            }
                            writer.endList(nested: true)
                        }
                        writer.endList()
                    }
                } else {
                    writer.null()
                }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Person] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.beginList()
                    for (index, item) in value.enumerated() {
                        layout.item(index)
                        layout.beginList()
                        for (index, item) in item.enumerated() {
                            layout.item(index)
                            layout.object()
                            objects.append(item)
                        }
                        layout.endList()
                    }
                    layout.endList()
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completePerson(objects, step.child, run, layout.children))
    }

    func completeReading(
        strict results: [GraphQLExecution.Resolved<[Int]?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                let mark = writer.mark
                list: do {
                    writer.beginList(step)
                    for (index, item) in value.enumerated() {
                        writer.item(index)
                        guard writer.int(item, step) else {
                            writer.leaveList()
                            writer.rewind(to: mark)
                            writer.null()
                            break list
                        }
                    }
                    writer.endList()
                }
            } else {
                writer.null()
            }
            return true
        }
    }

    func completeReading(
        strictNested results: [GraphQLExecution.Resolved<[[Int]?]?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    if let item {
                        let mark = writer.mark
                        list: do {
                            writer.beginList(step, nested: true)
                            for (index, item) in item.enumerated() {
                                writer.item(index)
                                guard writer.int(item, step) else {
                                    writer.leaveList(nested: true)
                                    writer.rewind(to: mark)
                                    writer.null()
                                    break list
                                }
                            }
                            writer.endList(nested: true)
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

    func completeWriting(
        refresh results: [GraphQLExecution.Resolved<Bool>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            writer.bool(value)
            return true
        }
    }

    func completeWriting(
        count results: [GraphQLExecution.Resolved<Int>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            guard writer.int(value, step) else { return false }
            return true
        }
    }

    func completeWatching(
        ticks results: [GraphQLExecution.Resolved<Int>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            guard writer.int(value, step) else { return false }
            return true
        }
    }

    func completeWatching(
        people results: [GraphQLExecution.Resolved<Person?>],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writePerson(value, step.child, &writer) {
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
        var objects: [Person] = []
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
        return layout.assemble(await completePerson(objects, step.child, run, layout.children))
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
