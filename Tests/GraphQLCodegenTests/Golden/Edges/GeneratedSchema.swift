// Generated from the schema files of this target by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// All resolvers of the schema, one protocol for each schema file that has some.
public typealias SchemaResolvers = RootsResolvers & ShadowingResolvers & PeopleResolvers & ReservedWordsResolvers

/// Answers the schema's operations by typed resolvers.
public struct GeneratedSchema: GraphQLExecution.ExecutableSchema {
    public let schema: GraphQLSchema.Schema
    let resolvers: any SchemaResolvers

    /// Throws only when the generated files are not of one run.
    public init(resolvers: any SchemaResolvers) throws {
        schema = try Self.makeSchema()
        self.resolvers = resolvers
    }

    /// The schema by itself. Throws only when the generated files are not of one run.
    public static func makeSchema() throws -> GraphQLSchema.Schema {
        try GraphQLSchema.Schema.build(
            sdl: Self.sdl,
            options: GraphQLSchema.SchemaBuildOptions(
                checksTypeSystem: false,
                unlistedDirectives: ["batch", "constraint", "cost", "listSize", "resolver", "sequence", "swift"]))
    }

    /// The schema in the schema definition language, as the files of the schema say it.
    static let sdl = [
        sdlOfRoots,
        sdlOfShadowing,
        sdlOfPeople,
        sdlOfReservedWords,
        sdlOfDirectives
    ].joined(separator: "\n\n")

    static let sdlOfDirectives = #"""
        "The resolver takes all parents of a list at once and answers in their order."
        directive @batch on FIELD_DEFINITION

        "Bounds of an input value: a text's length in Unicode scalars, a number's range, a list's length."
        directive @constraint(minLength: Int, maxLength: Int, min: Float, max: Float, minItems: Int, maxItems: Int) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION

        "What an element adds to the cost of an operation (IBM GraphQL cost specification): a number as text."
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        "Delivers a fragment after the rest of the response."
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        "How long a list may become (IBM GraphQL cost specification)."
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION

        "A resolver answers the field instead of a stored property; a name replaces that of the Swift method."
        directive @resolver(name: String) on FIELD_DEFINITION

        "The resolver gives the items of the list one after another, as an asynchronous sequence."
        directive @sequence on FIELD_DEFINITION

        "Delivers the items of a list from `initialCount` on one after another."
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD

        """
        An existing Swift type stands for the GraphQL type; none is generated: `type` in a server's code, `client` in
        that of operations.
        """
        directive @swift(type: String, client: String) on OBJECT | SCALAR | ENUM | INPUT_OBJECT | INTERFACE | UNION
        """#

    public nonisolated(nonsending) func complete(
        _ operation: GraphQLLanguage.OperationType,
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch operation {
        case .query: await completeReading(selection, run, rows)
        case .mutation: await completeWriting(selection, run, rows)
        case .subscription: run.noRoot(rows)
        }
    }

    public nonisolated(nonsending) func subscribe(
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun
    ) async throws -> GraphQLExecution.SubscriptionEvents {
        switch step.field {
        case 0:
            let arguments = try run.arguments(of: step)
            let events = try await resolvers.ticks(upTo: arguments.decode(0, as: Int.self), context: run.context)
            return run.events(events) { event, run, rows in
                self.completeInt(value: .one(.success(event)), step, run, rows)
            }
        case 1:
            let events = try await resolvers.people(context: run.context)
            return run.events(events) { event, run, rows in
                await self.completePerson(optional: .one(.success(event)), step, run, rows)
            }
        default: throw run.unknownField(step)
        }
    }

    nonisolated(nonsending) func completeReading(
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if let step = run.soleStep(of: selection) {
            return run.object(of: step, await resolveReading(step, run, rows), rows)
        }
        return await run.completeObjects(
            1, selection, rows, serially: false,
            writeStored: { _, step, writer in writer.meta(step) },
            resolve: { step in await self.resolveReading(step, run, rows) })
    }

    nonisolated(nonsending) func resolveReading(
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0: return await resolveReading(field0: step, run, rows)
        case 1: return await resolveReading(field1: step, run, rows)
        case 2: return await resolveReading(field2: step, run, rows)
        case 3: return await resolveReading(field3: step, run, rows)
        case 4: return await resolveReading(field4: step, run, rows)
        case 5: return await resolveReading(field5: step, run, rows)
        case 6: return await resolveReading(field6: step, run, rows)
        case 7: return await resolveReading(field7: step, run, rows)
        case 8: return await resolveReading(field8: step, run, rows)
        case 9: return await resolveReading(field9: step, run, rows)
        case 10: return await resolveReading(field10: step, run, rows)
        case 11: return await resolveReading(field11: step, run, rows)
        case 12: return await resolveReading(field12: step, run, rows)
        default: return run.noField(step, rows)
        }
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field0 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Person?> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.person(id: arguments.decode(0, as: ID.self), context: run.context)
        }
        return await completePerson(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field1 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Node?> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.node(id: arguments.decode(0, as: ID.self), context: run.context)
        }
        return await completeNode(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field2 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[Node?]> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.nodes(context: run.context)
        }
        return await completeNode(listOfOptional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field3 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<`class`?> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.reserved(
                in: arguments.decode(0, as: Int.self),
                `inout`: arguments.decode(1, as: Int?.self),
                self: arguments.decode(2, as: String?.self),
                context: arguments.decode(3, as: Bool?.self),
                context: run.context
            )
        }
        return await completeclass(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field4 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Reading> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.viewer(context: run.context)
        }
        return await completeReading(value: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field5 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Bool> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.refresh(context: run.context)
        }
        return completeBoolean(value: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field6 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Empty?> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.empty(context: run.context)
        }
        return await completeEmpty(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field7 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<ExternalThing?> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.external(context: run.context)
        }
        return await completeExternal(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field8 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[[Person]]?> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.matrix(context: run.context)
        }
        return await completePerson(optionalListOfListOfValue: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field9 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[Int]?> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.strict(context: run.context)
        }
        return completeInt(optionalListOfValue: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field10 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[[Int]?]?> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.strictNested(context: run.context)
        }
        return completeInt(optionalListOfOptionalListOfValue: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field11 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Step?> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.step(task: arguments.decode(0, as: Task?.self), context: run.context)
        }
        return await completeStep(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveReading(
        field12 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[Resolved]?> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.resolved(context: run.context)
        }
        return await completeResolved(optionalListOfValue: results, step, run, rows)
    }

    nonisolated(nonsending) func completeWriting(
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if let step = run.soleStep(of: selection) {
            return run.object(of: step, await resolveWriting(step, run, rows), rows)
        }
        return await run.completeObjects(
            1, selection, rows, serially: true,
            writeStored: { _, step, writer in writer.meta(step) },
            resolve: { step in await self.resolveWriting(step, run, rows) })
    }

    nonisolated(nonsending) func resolveWriting(
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0: return await resolveWriting(field0: step, run, rows)
        case 1: return await resolveWriting(field1: step, run, rows)
        default: return run.noField(step, rows)
        }
    }

    @inline(never)
    nonisolated(nonsending) func resolveWriting(
        field0 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Bool> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.refreshNow(context: run.context)
        }
        return completeBoolean(value: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveWriting(
        field1 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Int> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.count(context: run.context)
        }
        return completeInt(value: results, step, run, rows)
    }

    func completeInt(
        optional results: GraphQLExecution.FieldResults<Int?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            if let value {
                if !writer.int(value, step) { writer.null() }
            } else {
                writer.null()
            }
            return true
        }
    }

    func completeInt(
        value results: GraphQLExecution.FieldResults<Int>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            guard writer.int(value, step) else { return false }
            return true
        }
    }

    func completeInt(
        optionalListOfValue results: GraphQLExecution.FieldResults<[Int]?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                self.completeInt(optionalListOfValue: results, step, run, rows)
            }
        }
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

    func completeInt(
        optionalListOfOptionalListOfValue results: GraphQLExecution.FieldResults<[[Int]?]?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                self.completeInt(optionalListOfOptionalListOfValue: results, step, run, rows)
            }
        }
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

    func completeString(
        value results: GraphQLExecution.FieldResults<String>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            writer.string(value)
            return true
        }
    }

    func completeBoolean(
        value results: GraphQLExecution.FieldResults<Bool>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            writer.bool(value)
            return true
        }
    }
}

/// Keeps a value behind a reference, for a struct that would otherwise contain itself.
@propertyWrapper
public struct Indirect<Value: Sendable>: Sendable {
    private final class Storage: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage

    public init(wrappedValue: Value) { storage = Storage(wrappedValue) }

    public var wrappedValue: Value {
        get { storage.value }
        set { storage = Storage(newValue) }
    }
}
