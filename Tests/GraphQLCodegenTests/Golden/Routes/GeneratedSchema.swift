// Generated from the schema files of this target by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// All resolvers of the schema, one protocol for each schema file that has some.
public typealias SchemaResolvers = TasksResolvers

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
    static let sdl = [sdlOfTasks, sdlOfDirectives].joined(separator: "\n\n")

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
        case .query: await completeQuery(selection, run, rows)
        case .mutation: await completeMutation(selection, run, rows)
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
            let events = try await resolvers.speech(
                words: arguments.decode(0, as: String.self),
                times: arguments.decode(1, as: Int?.self),
                context: run.context
            )
            return run.events(events) { event, run, rows in
                self.completeSpeech(value: .one(.success(event)), step, run, rows)
            }
        case 1:
            let arguments = try run.arguments(of: step)
            let events = try await resolvers.taskChanged(id: arguments.decode(0, as: ID?.self), context: run.context)
            return run.events(events) { event, run, rows in
                await self.completeTask(value: .one(.success(event)), step, run, rows)
            }
        default: throw run.unknownField(step)
        }
    }

    nonisolated(nonsending) func completeQuery(
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if let step = run.soleStep(of: selection) {
            return run.object(of: step, await resolveQuery(step, run, rows), rows)
        }
        return await run.completeObjects(
            1, selection, rows, serially: false,
            writeStored: { _, step, writer in writer.meta(step) },
            resolve: { step in await self.resolveQuery(step, run, rows) })
    }

    nonisolated(nonsending) func resolveQuery(
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0: return await resolveQuery(field0: step, run, rows)
        case 1: return await resolveQuery(field1: step, run, rows)
        case 2: return await resolveQuery(field2: step, run, rows)
        case 3: return await resolveQuery(field3: step, run, rows)
        default: return run.noField(step, rows)
        }
    }

    @inline(never)
    nonisolated(nonsending) func resolveQuery(
        field0 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Task?> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.task(id: arguments.decode(0, as: ID.self), context: run.context)
        }
        return await completeTask(optional: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveQuery(
        field1 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[Task]> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.tasks(
                first: arguments.decode(0, as: Int.self),
                filter: arguments.decode(1, as: TaskFilter?.self),
                states: arguments.decode(2, as: [TaskState]?.self),
                context: run.context
            )
        }
        return await completeTask(listOfValue: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveQuery(
        field2 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<[Found]> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.find(text: arguments.decode(0, as: String.self), context: run.context)
        }
        return await completeFound(listOfValue: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveQuery(
        field3 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Int> = await run.resolve(step) { [resolvers] _ in
            return try await resolvers.count(context: run.context)
        }
        return completeInt(value: results, step, run, rows)
    }

    nonisolated(nonsending) func completeMutation(
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if let step = run.soleStep(of: selection) {
            return run.object(of: step, await resolveMutation(step, run, rows), rows)
        }
        return await run.completeObjects(
            1, selection, rows, serially: true,
            writeStored: { _, step, writer in writer.meta(step) },
            resolve: { step in await self.resolveMutation(step, run, rows) })
    }

    nonisolated(nonsending) func resolveMutation(
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 0: return await resolveMutation(field0: step, run, rows)
        case 1: return await resolveMutation(field1: step, run, rows)
        case 2: return await resolveMutation(field2: step, run, rows)
        case 3: return await resolveMutation(field3: step, run, rows)
        default: return run.noField(step, rows)
        }
    }

    @inline(never)
    nonisolated(nonsending) func resolveMutation(
        field0 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Task> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.addTask(input: arguments.decode(0, as: TaskInput.self), context: run.context)
        }
        return await completeTask(value: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveMutation(
        field1 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Task> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.changeTask(
                id: arguments.decode(0, as: ID.self),
                input: arguments.decode(1, as: TaskInput.self),
                context: run.context
            )
        }
        return await completeTask(value: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveMutation(
        field2 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Task> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.removeTask(id: arguments.decode(0, as: ID.self), context: run.context)
        }
        return await completeTask(value: results, step, run, rows)
    }

    @inline(never)
    nonisolated(nonsending) func resolveMutation(
        field3 step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        let results: GraphQLExecution.FieldResults<Speech> = await run.resolve(step) { [resolvers] arguments in
            return try await resolvers.say(
                words: arguments.decode(0, as: String.self),
                times: arguments.decode(1, as: Int?.self),
                context: run.context
            )
        }
        return completeSpeech(value: results, step, run, rows)
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

    func completeString(
        listOfValue results: GraphQLExecution.FieldResults<[String]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                self.completeString(listOfValue: results, step, run, rows)
            }
        }
        return run.column(results, step, rows) { value, writer in
            writer.beginList(step)
            for (index, item) in value.enumerated() {
                writer.item(index)
                writer.string(item)
            }
            writer.endList()
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
