// Generated from Tasks.graphql by GraphQLCodegen. Change the schema, not this file.

import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The resolvers of the fields that `Tasks.graphql` defines.
public protocol TasksResolvers: Sendable {
    /// `Query.task`: A task by its id.
    nonisolated(nonsending) func task(id: ID, context: ResolverContext) async throws -> Task?

    /// `Query.tasks`: The tasks that fit.
    nonisolated(nonsending) func tasks(
        first: Int,
        filter: TaskFilter?,
        states: [TaskState]?,
        context: ResolverContext
    ) async throws -> [Task]

    /// `Query.find`: Whatever the text finds.
    nonisolated(nonsending) func find(text: String, context: ResolverContext) async throws -> [Found]

    /// `Query.count`
    nonisolated(nonsending) func count(context: ResolverContext) async throws -> Int

    /// `Mutation.addTask`
    nonisolated(nonsending) func addTask(input: TaskInput, context: ResolverContext) async throws -> Task

    /// `Mutation.changeTask`
    nonisolated(nonsending) func changeTask(id: ID, input: TaskInput, context: ResolverContext) async throws -> Task

    /// `Mutation.removeTask`
    nonisolated(nonsending) func removeTask(id: ID, context: ResolverContext) async throws -> Task

    /// `Mutation.say`
    nonisolated(nonsending) func say(words: String, times: Int?, context: ResolverContext) async throws -> Speech

    /// `Subscription.speech`
    nonisolated(nonsending) func speech(
        words: String,
        times: Int?,
        context: ResolverContext
    ) async throws -> EventSequence<Speech>

    /// `Subscription.taskChanged`: Tasks as they change.
    nonisolated(nonsending) func taskChanged(id: ID?, context: ResolverContext) async throws -> EventSequence<Task>

    /// `Task.notes`: Left out, since it needs a call.
    nonisolated(nonsending) func notes(of parent: Task, first: Int?, context: ResolverContext) async throws -> [String]

    /// `Person.tasks`
    nonisolated(nonsending) func tasks(of parent: Person, context: ResolverContext) async throws -> [Task]
}

public struct Task: Sendable {
    public var id: ID
    public var title: String
    public var isDone: Bool
    public var state: TaskState
    public var ownedBy: Person?
    /// Cut, since a task is not shown within itself.
    @Indirect public var parentTask: Task?

    public init(
        id: ID,
        title: String,
        isDone: Bool,
        state: TaskState,
        ownedBy: Person? = nil,
        parentTask: Task? = nil
    ) {
        self.id = id
        self.title = title
        self.isDone = isDone
        self.state = state
        self.ownedBy = ownedBy
        self.parentTask = parentTask
    }
}

public struct Person: Sendable {
    public var fullName: String

    public init(fullName: String) {
        self.fullName = fullName
    }
}

public struct Speech: Sendable {
    public var spokenText: String

    public init(spokenText: String) {
        self.spokenText = spokenText
    }
}

public enum Found: Sendable {
    case task(Task)
    case person(Person)
}

public enum TaskState: String, Sendable, CaseIterable, InputDecodable {
    case `open` = "OPEN"
    case closed = "CLOSED"

    /// The value's name in the schema, ready to be written.
    var graphQLName: StaticString {
        switch self {
        case .`open`: "OPEN"
        case .closed: "CLOSED"
        }
    }
}

public struct TaskFilter: Sendable, InputDecodable {
    public var labelText: Nullable<String>
    public var minAge: Nullable<Int>

    public init(labelText: Nullable<String> = .absent, minAge: Nullable<Int> = .absent) {
        self.labelText = labelText
        self.minAge = minAge
    }

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        self.labelText = try object.decodeNullable("labelText")
        self.minAge = try object.decodeNullable("minAge")
    }
}

public struct TaskInput: Sendable, InputDecodable {
    public var title: String
    public var isDone: Bool

    public init(title: String, isDone: Bool) {
        self.title = title
        self.isDone = isDone
    }

    public init(input: GraphQLJSON.JSONValue) throws {
        guard case .object(let object) = input else { throw Self.mismatch(input) }
        self.title = try object.decode("title")
        self.isDone = try object.decode("isDone")
    }
}

// MARK: Dispatch

extension GeneratedSchema {
    static func writeTask(
        _ value: Task,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldTask(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldTask(
        _ value: Task,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.id(value.id)
        case 1:
            writer.string(value.title)
        case 2:
            writer.bool(value.isDone)
        case 3:
            writer.name(value.state.graphQLName)
        case 4:
            if let value = value.ownedBy {
                let mark = writer.enter(step)
                if !Self.writePerson(value, step.child, &writer) {
                    writer.rewind(to: mark)
                    writer.null()
                }
                writer.leave()
            } else {
                writer.null()
            }
        case 5:
            if let value = value.parentTask {
                let mark = writer.enter(step)
                if !Self.writeTask(value, step.child, &writer) {
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

    nonisolated(nonsending) func completeTask(
        _ objects: [Task],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeTask(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completeTask(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldTask(objects[row], step, &writer) },
            resolve: { step in await self.resolveTask(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolveTask(
        _ objects: [Task],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 4:
            return await completePerson(optional: .many(objects.map { .success($0.ownedBy) }), step, run, rows)
        case 5:
            return await completeTask(optional: .many(objects.map { .success($0.parentTask) }), step, run, rows)
        case 6:
            let results: GraphQLExecution.FieldResults<[String]> = await run.resolve(objects.count, step) { [resolvers] row, arguments in
                return try await resolvers.notes(
                    of: objects[row],
                    first: arguments.decode(0, as: Int?.self),
                    context: run.context
                )
            }
            return completeString(listOfValue: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completeTask(
        optional results: GraphQLExecution.FieldResults<Task?>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                if let value {
                    let mark = writer.enter(step)
                    if !Self.writeTask(value, step.child, &writer) {
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
        var objects: [Task] = []
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
        return layout.assemble(await completeTask(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completeTask(
        value results: GraphQLExecution.FieldResults<Task>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                _ = writer.enter(step)
                let isWritten = Self.writeTask(value, step.child, &writer)
                writer.leave()
                guard isWritten else { return false }
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Task] = []
        for result in results {
            layout.beginRow()
            switch result {
            case .failure(let error): layout.fail(error)
            case .success(let value):
                layout.object()
                objects.append(value)
            }
        }
        return layout.assemble(await completeTask(objects, step.child, run, layout.children))
    }

    nonisolated(nonsending) func completeTask(
        listOfValue results: GraphQLExecution.FieldResults<[Task]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeTask(listOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    guard Self.writeTask(item, step.child, &writer) else {
                        writer.leaveList()
                        return false
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Task] = []
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
        return layout.assemble(await completeTask(objects, step.child, run, layout.children))
    }

    static func writePerson(
        _ value: Person,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldPerson(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldPerson(
        _ value: Person,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.string(value.fullName)
        default: return writer.meta(step)
        }
        return true
    }

    nonisolated(nonsending) func completePerson(
        _ objects: [Person],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writePerson(objects[row], selection, &writer)
            }
        }
        if run.isDeferred(selection) {
            run.deferFields(objects.count, selection, rows) { selection, deferred in
                await self.completePerson(deferred.of(objects), selection, run, deferred.rows)
            }
        }
        return await run.completeObjects(
            objects.count, selection, rows,
            writeStored: { row, step, writer in Self.writeFieldPerson(objects[row], step, &writer) },
            resolve: { step in await self.resolvePerson(objects, step, run, rows) })
    }

    nonisolated(nonsending) func resolvePerson(
        _ objects: [Person],
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        switch step.field {
        case 1:
            let results: GraphQLExecution.FieldResults<[Task]> = await run.resolve(objects.count, step) { [resolvers] row, _ in
                return try await resolvers.tasks(of: objects[row], context: run.context)
            }
            return await completeTask(listOfValue: results, step, run, rows)
        default: return run.noField(step, rows, count: objects.count)
        }
    }

    nonisolated(nonsending) func completePerson(
        optional results: GraphQLExecution.FieldResults<Person?>,
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

    static func writeSpeech(
        _ value: Speech,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        for index in writer.steps(of: selection) {
            let step = writer[index]
            writer.key(step)
            guard writeFieldSpeech(value, step, &writer) else { return false }
        }
        writer.endObject(selection)
        return true
    }

    @inline(__always)
    static func writeFieldSpeech(
        _ value: Speech,
        _ step: GraphQLExecution.Step,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch step.field {
        case 0:
            writer.string(value.spokenText)
        default: return writer.meta(step)
        }
        return true
    }

    func completeSpeech(
        value results: GraphQLExecution.FieldResults<Speech>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) -> GraphQLExecution.Column {
        return run.column(results, step, rows) { value, writer in
            _ = writer.enter(step)
            let isWritten = Self.writeSpeech(value, step.child, &writer)
            writer.leave()
            guard isWritten else { return false }
            return true
        }
    }

    static func writeFound(
        _ value: Found,
        _ selection: GraphQLExecution.SelectionID,
        _ writer: inout GraphQLExecution.ResponseWriter
    ) -> Bool {
        switch value {
        case .task(let value):
            writeTask(value, writer.selection(selection, possible: 0), &writer)
        case .person(let value):
            writePerson(value, writer.selection(selection, possible: 1), &writer)
        }
    }

    nonisolated(nonsending) func completeFound(
        _ objects: [Found],
        _ selection: GraphQLExecution.SelectionID,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        if run.isStoredBelow(selection) {
            return run.writeObjects(objects.count, rows) { row, writer in
                Self.writeFound(objects[row], selection, &writer)
            }
        }
        var partition = run.partition(rows, possibleTypes: 2)
        var members0: [Task] = []
        var members1: [Person] = []
        for object in objects {
            switch object {
            case .task(let value):
                partition.add(possible: 0)
                members0.append(value)
            case .person(let value):
                partition.add(possible: 1)
                members1.append(value)
            }
        }
        var columns: [GraphQLExecution.Column?] = []
        let selection0 = run.selection(selection, possible: 0)
        let rows0 = partition.rows(possible: 0)
        columns.append(members0.isEmpty ? nil : await completeTask(members0, selection0, run, rows0))
        let selection1 = run.selection(selection, possible: 1)
        let rows1 = partition.rows(possible: 1)
        columns.append(members1.isEmpty ? nil : await completePerson(members1, selection1, run, rows1))
        return partition.merge(columns)
    }

    nonisolated(nonsending) func completeFound(
        listOfValue results: GraphQLExecution.FieldResults<[Found]>,
        _ step: GraphQLExecution.Step,
        _ run: GraphQLExecution.OperationRun,
        _ rows: GraphQLExecution.RowSet
    ) async -> GraphQLExecution.Column {
        var results = results
        if step.isStreamed {
            results = run.stream(results, step, rows) { results, rows in
                await self.completeFound(listOfValue: results, step, run, rows)
            }
        }
        if run.isStoredBelow(step.child) {
            return run.column(results, step, rows) { value, writer in
                writer.beginList(step)
                for (index, item) in value.enumerated() {
                    writer.item(index)
                    guard Self.writeFound(item, step.child, &writer) else {
                        writer.leaveList()
                        return false
                    }
                }
                writer.endList()
                return true
            }
        }
        var layout = run.layout(step, rows, count: results.count)
        var objects: [Found] = []
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
        return layout.assemble(await completeFound(objects, step.child, run, layout.children))
    }

    static let sdlOfTasks = #"""
        type Query {
          "A task by its id."
          task(id: ID!): Task
          "The tasks that fit."
          tasks(first: Int! = 10, filter: TaskFilter, states: [TaskState!]): [Task!]!
          "Whatever the text finds."
          find(text: String!): [Found!]!
          count: Int!
        }

        type Mutation {
          addTask(input: TaskInput!): Task!
          changeTask(id: ID!, input: TaskInput!): Task!
          removeTask(id: ID!): Task!
          say(words: String!, times: Int = 1): Speech!
        }

        type Subscription {
          speech(words: String!, times: Int = 1): Speech!
          "Tasks as they change."
          taskChanged(id: ID): Task!
        }

        type Task {
          id: ID!
          title: String!
          isDone: Boolean!
          state: TaskState!
          ownedBy: Person
          "Cut, since a task is not shown within itself."
          parentTask: Task
          "Left out, since it needs a call."
          notes(first: Int = 3): [String!]!
        }

        type Person {
          fullName: String!
          tasks: [Task!]! @resolver
        }

        type Speech {
          spokenText: String!
        }

        union Found = Task | Person

        enum TaskState {
          OPEN
          CLOSED
        }

        input TaskFilter {
          labelText: String
          minAge: Int
        }

        input TaskInput {
          title: String!
          isDone: Boolean! = false
        }
        """#
}
