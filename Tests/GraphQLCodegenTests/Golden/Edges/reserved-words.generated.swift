// Generated from reserved-words.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `reserved-words.graphql` defines.
public protocol ReservedWordsResolvers: Sendable {
    /// `Robot.owner`
    ///
    /// One answer for each parent, in their order.
    nonisolated(nonsending) func owner(of parents: [Robot], context: ResolverContext) async throws -> [Person?]

    /// `class.case`
    nonisolated(nonsending) func `case`(
        of parent: `class`,
        where: `in`?,
        context: ResolverContext
    ) async throws -> `in`?

    /// `Empty.answer`
    nonisolated(nonsending) func answer(of parent: Empty, context: ResolverContext) async throws -> Int

    /// `External.length`
    nonisolated(nonsending) func length(of parent: ExternalThing, context: ResolverContext) async throws -> Int
}

/// Names that Swift keeps for itself.
public struct `class`: Sendable {
    public var `init`: Int
    public var `self`: String
    public var `Type`: Double?
    public var `default`: [`in`]
    public var `func`: Empty?

    public init(init: Int, self self_: String, Type: Double? = nil, default: [`in`], func: Empty? = nil) {
        self.`init` = `init`
        self.`self` = self_
        self.`Type` = `Type`
        self.`default` = `default`
        self.`func` = `func`
    }
}

public enum `in`: String, Sendable, CaseIterable, InputDecodable {
    case `for`
    case `self`
    case `default` = "DEFAULT"
    case _leadingUNDERSCORE = "_leading_UNDERSCORE"
    case httpServer = "HTTPServer"
    case none

    /// The value's name in the schema, ready to be written.
    var graphQLName: StaticString {
        switch self {
        case .`for`: "for"
        case .`self`: "self"
        case .`default`: "DEFAULT"
        case ._leadingUNDERSCORE: "_leading_UNDERSCORE"
        case .httpServer: "HTTPServer"
        case .none: "none"
        }
    }
}

public struct Empty: Sendable {
    public init() {}
}

public enum Anything: Sendable {
    case person(Person)
    case robot(Robot)
    case `class`(`class`)
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writeclass(
        _ value: `class`,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldclass(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldclass(
        _ value: `class`,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            guard writer.int(value.`init`, step) else { return false }
        case 1:
            writer.string(value.`self`)
        case 2:
            if let value = value.`Type` {
                if !writer.double(value, step) { writer.null() }
            } else {
                writer.null()
            }
        case 3:
            writer.beginList(step)
            for (index, item) in value.`default`.enumerated() {
                writer.item(index)
                writer.name(item.graphQLName)
            }
            writer.endList()
        case 5:
            if let value = value.`func` {
                let mark = writer.enter(step)
                if !Self.writeEmpty(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completeclass(
        _ objects: [`class`],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeclass(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeclass(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldclass(objects[row], step, &writer) },
            resolve: { step in await self.resolveclass(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveclass(
        _ objects: [`class`],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 4:
            let results: GraphQLExecution.FieldResults<`in`?> = await run.resolve(objects.count, step) { [resolvers] row, arguments in
                return try await resolvers.`case`(
                    of: objects[row],
                    where: arguments.decode(0, as: `in`?.self),
                    context: run.context
                )
            }
            return completein(optional: results, step, run, rows)
        case 5:
            return await completeEmpty(optional: .many(objects.map { .success($0.`func`) }), step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeclass(
        optional results: GraphQLExecution.FieldResults<`class`?>,
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

    func completein(
        optional results: GraphQLExecution.FieldResults<`in`?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                writer.name(value.graphQLName)
            } else {
                writer.null()
            }
            return true
        }
    }

    static func writeEmpty(
        _ value: Empty,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldEmpty(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldEmpty(
        _ value: Empty,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        writer.meta(step)
    }

    nonisolated(nonsending) func completeEmpty(
        _ objects: [Empty],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeEmpty(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeEmpty(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldEmpty(objects[row], step, &writer) },
            resolve: { step in await self.resolveEmpty(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveEmpty(
        _ objects: [Empty],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0:
            let results: GraphQLExecution.FieldResults<Int> = await run.resolve(objects.count, step) { [resolvers] row, _ in
                return try await resolvers.answer(of: objects[row], context: run.context)
            }
            return completeInt(value: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeEmpty(
        optional results: GraphQLExecution.FieldResults<Empty?>,
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

    static func writeExternal(
        _ value: ExternalThing,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldExternal(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldExternal(
        _ value: ExternalThing,
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

    nonisolated(nonsending) func completeExternal(
        _ objects: [ExternalThing],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeExternal(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeExternal(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldExternal(objects[row], step, &writer) },
            resolve: { step in await self.resolveExternal(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveExternal(
        _ objects: [ExternalThing],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 1:
            let results: GraphQLExecution.FieldResults<Int> = await run.resolve(objects.count, step) { [resolvers] row, _ in
                return try await resolvers.length(of: objects[row], context: run.context)
            }
            return completeInt(value: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeExternal(
        optional results: GraphQLExecution.FieldResults<ExternalThing?>,
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

    static func writeAnything(
        _ value: Anything,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .person(let value):
            writePerson(value, writer.selection(selection, possible: 0), &writer)
        case .robot(let value):
            writeRobot(value, writer.selection(selection, possible: 1), &writer)
        case .`class`(let value):
            writeclass(value, writer.selection(selection, possible: 2), &writer)
        }
    }

    nonisolated(nonsending) func completeAnything(
        _ objects: [Anything],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeAnything(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 3)
        var members0: [Person] = []
        var members1: [Robot] = []
        var members2: [`class`] = []
        for object in objects {
            switch object {
            case .person(let value):
                partition.add(possible: 0)
                members0.append(value)
            case .robot(let value):
                partition.add(possible: 1)
                members1.append(value)
            case .`class`(let value):
                partition.add(possible: 2)
                members2.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(members0.isEmpty ? nil : await completePerson(members0, selection0, run, rows0))
        let selection1 = run.selection(selection, possible: 1)
        let rows1 = partition.rows(possible: 1)
        columns.append(members1.isEmpty ? nil : await completeRobot(members1, selection1, run, rows1))
        let selection2 = run.selection(selection, possible: 2)
        let rows2 = partition.rows(possible: 2)
        columns.append(members2.isEmpty ? nil : await completeclass(members2, selection2, run, rows2))
        return partition.merge(columns)
    }

    static let sdlOfReservedWords = #"""
        "Names that Swift keeps for itself."
        type class {
          init: Int!
          self: String!
          Type: Float
          default: [in!]!
          case(where: in): in @resolver
          func: Empty
        }

        enum in {
          for
          self
          DEFAULT
          _leading_UNDERSCORE
          HTTPServer
          none
        }

        type Empty {
          answer: Int! @resolver
        }

        "Declared by hand beside the schema."
        type External @swift(type: "ExternalThing") {
          name: String!
          length: Int! @resolver
        }

        extend type Robot {
          owner: Person @batch
        }

        union Anything = Person | Robot | class
        """#
}
