// Generated from Shadowing.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Shadowing.graphql` defines.
public protocol ShadowingResolvers: Sendable {
    /// `Reading.step`
    nonisolated(nonsending) func step(task: Task?, context: ResolverContext) async throws -> Step?

    /// `Reading.resolved`
    nonisolated(nonsending) func resolved(context: ResolverContext) async throws -> [Resolved]?

    /// `Step.writer`
    nonisolated(nonsending) func writer(
        of parent: Step,
        run: Int?,
        rows: Int?,
        step: Int?,
        arguments: Int?,
        resolvers: Int?,
        context: ResolverContext
    ) async throws -> Result?

    /// `Column.index`
    nonisolated(nonsending) func index(of parent: Column, of: Int?, context: ResolverContext) async throws -> Int?
}

/// Names that Swift, its library or the engine use for something else.
public struct Step: Sendable {
    public var Int: Int
    public var String: String?
    public var `Self`: Bool?
    public var description: String?
    public var hashValue: Int?
    public var step: Column?

    public init(
        Int: Int,
        String: String? = nil,
        Self: Bool? = nil,
        description: String? = nil,
        hashValue: Int? = nil,
        step: Column? = nil
    ) {
        self.Int = Int
        self.String = String
        self.`Self` = `Self`
        self.description = description
        self.hashValue = hashValue
        self.step = step
    }
}

public struct Column: Sendable {
    public var error: Error?
    public var array: [Array]?

    public init(error: Error? = nil, array: [Array]? = nil) {
        self.error = error
        self.array = array
    }
}

public struct Error: Sendable {
    public var value: Optional?

    public init(value: Optional? = nil) {
        self.value = value
    }
}

public struct Optional: Sendable, SchemaProtocol {
    public var result: Result?
    public var optional: Int?

    public init(result: Result? = nil, optional: Int? = nil) {
        self.result = result
        self.optional = optional
    }
}

public struct Array: Sendable {
    public var item: Int?

    public init(item: Int? = nil) {
        self.item = item
    }
}

/// An interface whose property has the name of one of its cases.
public enum Schema: Sendable, SchemaProtocol {
    case optional(Optional)

    public var optional: Int? {
        switch self {
        case .optional(let value): value.optional
        }
    }
}

/// The properties that every `Schema` has.
public protocol SchemaProtocol: Sendable {
    var optional: Int? { get }
}

public enum Resolved: Sendable {
    case step(Step)
    case column(Column)
    case error(Error)
}

public enum Result: String, Sendable, CaseIterable, InputDecodable {
    case success
    case failure
    case some
    case allTheRest

    /// The value's name in the schema, ready to be written.
    var graphQLName: StaticString {
        switch self {
        case .success: "success"
        case .failure: "failure"
        case .some: "some"
        case .allTheRest: "allTheRest"
        }
    }
}

public struct Task: Sendable, InputDecodable {
    public var input: Nullable<Int>
    @Indirect public var object: Nullable<Task>
    public var `self`: String

    public init(input: Nullable<Int> = .absent, object: Nullable<Task> = .absent, self self_: String) {
        self.input = input
        self.object = object
        self.`self` = self_
    }

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        self.input = try object.decodeNullable("input")
        self.object = try object.decodeNullable("object")
        self.`self` = try object.decode("self")
    }
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writeStep(
        _ value: Step,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldStep(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldStep(
        _ value: Step,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            guard writer.int(value.Int, step) else { return false }
        case 1:
            if let value = value.String {
                writer.string(value)
            } else {
                writer.null()
            }
        case 2:
            if let value = value.`Self` {
                writer.bool(value)
            } else {
                writer.null()
            }
        case 3:
            if let value = value.description {
                writer.string(value)
            } else {
                writer.null()
            }
        case 4:
            if let value = value.hashValue {
                if !writer.int(value, step) { writer.null() }
            } else {
                writer.null()
            }
        case 5:
            if let value = value.step {
                let mark = writer.enter(step)
                if !Self.writeColumn(value, step.child, &writer) {
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

    nonisolated(nonsending) func completeStep(
        _ objects: [Step],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeStep(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeStep(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldStep(objects[row], step, &writer) },
            resolve: { step in await self.resolveStep(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveStep(
        _ objects: [Step],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 5:
            return await completeColumn(optional: .many(objects.map { .success($0.step) }), step, run, rows)
        case 6:
            let results: GraphQLExecution.FieldResults<Result?> = await run.resolve(objects.count, step) { [resolvers] row, arguments in
                return try await resolvers.writer(
                    of: objects[row],
                    run: arguments.decode(0, as: Int?.self),
                    rows: arguments.decode(1, as: Int?.self),
                    step: arguments.decode(2, as: Int?.self),
                    arguments: arguments.decode(3, as: Int?.self),
                    resolvers: arguments.decode(4, as: Int?.self),
                    context: run.context
                )
            }
            return completeResult(optional: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeStep(
        optional results: GraphQLExecution.FieldResults<Step?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeStep(value, step.child, &writer) {
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
        var objects: [Step] = []
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
        return layout.assemble(await completeStep(objects, step.child, run, layout.children))
    }

    static func writeColumn(
        _ value: Column,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldColumn(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldColumn(
        _ value: Column,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            if let value = value.error {
                let mark = writer.enter(step)
                if !Self.writeError(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        case 1:
            if let value = value.array {
                let mark = writer.mark
                list: do {
                    writer.beginList(step)
                    for (index, item) in value.enumerated() {
                        writer.item(index)
                        guard Self.writeArray(item, step.child, &writer) else {
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
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completeColumn(
        _ objects: [Column],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeColumn(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeColumn(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldColumn(objects[row], step, &writer) },
            resolve: { step in await self.resolveColumn(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveColumn(
        _ objects: [Column],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 2:
            let results: GraphQLExecution.FieldResults<Int?> = await run.resolve(objects.count, step) { [resolvers] row, arguments in
                return try await resolvers.index(
                    of: objects[row],
                    of: arguments.decode(0, as: Int?.self),
                    context: run.context
                )
            }
            return completeInt(optional: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeColumn(
        optional results: GraphQLExecution.FieldResults<Column?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeColumn(value, step.child, &writer) {
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
        var objects: [Column] = []
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
        return layout.assemble(await completeColumn(objects, step.child, run, layout.children))
    }

    static func writeError(
        _ value: Error,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldError(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldError(
        _ value: Error,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            if let value = value.value {
                let mark = writer.enter(step)
                if !Self.writeOptional(value, step.child, &writer) {
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

    static func writeOptional(
        _ value: Optional,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldOptional(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldOptional(
        _ value: Optional,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            if let value = value.result {
                writer.name(value.graphQLName)
            } else {
                writer.null()
            }
        case 1:
            if let value = value.optional {
                if !writer.int(value, step) { writer.null() }
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    static func writeArray(
        _ value: Array,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldArray(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldArray(
        _ value: Array,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            if let value = value.item {
                if !writer.int(value, step) { writer.null() }
            } else {
                writer.null()
            }
        default: return writer.meta(step)
        }
        return true
    }

    static func writeSchema(
        _ value: Schema,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .optional(let value):
            writeOptional(value, writer.selection(selection, possible: 0), &writer)
        }
    }

    static func writeResolved(
        _ value: Resolved,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .step(let value):
            writeStep(value, writer.selection(selection, possible: 0), &writer)
        case .column(let value):
            writeColumn(value, writer.selection(selection, possible: 1), &writer)
        case .error(let value):
            writeError(value, writer.selection(selection, possible: 2), &writer)
        }
    }

    nonisolated(nonsending) func completeResolved(
        _ objects: [Resolved],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeResolved(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 3)
        var members0: [Step] = []
        var members1: [Column] = []
        var members2: [Error] = []
        for object in objects {
            switch object {
            case .step(let value):
                partition.add(possible: 0)
                members0.append(value)
            case .column(let value):
                partition.add(possible: 1)
                members1.append(value)
            case .error(let value):
                partition.add(possible: 2)
                members2.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(members0.isEmpty ? nil : await completeStep(members0, selection0, run, rows0))
        let selection1 = run.selection(selection, possible: 1)
        let rows1 = partition.rows(possible: 1)
        columns.append(members1.isEmpty ? nil : await completeColumn(members1, selection1, run, rows1))
        let selection2 = run.selection(selection, possible: 2)
        let rows2 = partition.rows(possible: 2)
        columns.append(
            run.writeObjects(members2.count, rows2) { row, writer in
                Self.writeError(members2[row], selection2, &writer)
            })
        return partition.merge(columns)
    }

    nonisolated(nonsending) func completeResolved(
        optionalListOfValue results: GraphQLExecution.FieldResults<[Resolved]?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeResolved(optionalListOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.mark
                    list: do {
                        writer.beginList(step)
                        for (index, item) in value.enumerated() {
                            writer.item(index)
                            guard Self.writeResolved(item, step.child, &writer) else {
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
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Resolved] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                if let value {
                    layout.beginList()
                    for (index, item) in value.enumerated() {
                        layout.item(index)
                        layout.object()
                        objects.append(item)
                    }
                    layout.endList()
                } else {
                    layout.null()
                }
            }
        }
        return layout.assemble(await completeResolved(objects, step.child, run, layout.children))
    }

    func completeResult(
        optional results: GraphQLExecution.FieldResults<Result?>,
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

    static let sdlOfShadowing = #"""
        "Names that Swift, its library or the engine use for something else."
        type Step {
          Int: Int!
          String: String
          Self: Boolean
          description: String
          hashValue: Int
          step: Column
          writer(run: Int, rows: Int, step: Int, arguments: Int, resolvers: Int): Result @resolver
        }

        type Column {
          error: Error
          array: [Array!]
          index(of: Int): Int
        }

        type Error {
          value: Optional
        }

        type Optional implements Schema {
          result: Result
          optional: Int
        }

        type Array {
          item: Int
        }

        "An interface whose property has the name of one of its cases."
        interface Schema {
          optional: Int
        }

        union Resolved = Step | Column | Error

        enum Result {
          success
          failure
          some
          allTheRest
        }

        input Task {
          input: Int
          object: Task
          self: String! = "itself"
        }

        extend type Reading {
          step(task: Task): Step
          resolved: [Resolved!]
        }
        """#
}
