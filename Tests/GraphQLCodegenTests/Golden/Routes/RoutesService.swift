import GraphQLExecution
import GraphQLRoutes

/// Hand-written resolvers over two constant tasks.
struct RoutesService: Sendable {
    static let first = Task(
        id: "1", title: "Write", isDone: false, state: .open, ownedBy: Person(fullName: "Emma Ward"))
    static let second = Task(id: "2", title: "Read", isDone: true, state: .closed, parentTask: first)
}

extension RoutesService: TasksResolvers {
    func task(id: ID, context: ResolverContext) async throws -> Task? {
        [Self.first, Self.second].first { $0.id == id }
    }

    func tasks(
        first: Int, filter: TaskFilter?, states: [TaskState]?, context: ResolverContext
    ) async throws -> [Task] {
        Array([Self.first, Self.second].filter { states?.contains($0.state) ?? true }.prefix(first))
    }

    func find(text: String, context: ResolverContext) async throws -> [Found] {
        [.task(Self.second), .person(Person(fullName: text))]
    }

    func count(context: ResolverContext) async throws -> Int { 2 }

    func addTask(input: TaskInput, context: ResolverContext) async throws -> Task {
        Task(id: "new", title: input.title, isDone: input.isDone, state: .open)
    }

    func changeTask(id: ID, input: TaskInput, context: ResolverContext) async throws -> Task {
        Task(id: id, title: input.title, isDone: input.isDone, state: .open)
    }

    func removeTask(id: ID, context: ResolverContext) async throws -> Task { Self.first }

    func say(words: String, times: Int?, context: ResolverContext) async throws -> Speech {
        Speech(spokenText: Array(repeating: words, count: times ?? 0).joined(separator: " "))
    }

    func speech(words: String, times: Int?, context: ResolverContext) async throws -> EventSequence<Speech> {
        EventSequence(
            AsyncStream { continuation in
                for _ in 0..<(times ?? 0) { continuation.yield(Speech(spokenText: words)) }
                continuation.finish()
            })
    }

    func taskChanged(id: ID?, context: ResolverContext) async throws -> EventSequence<Task> {
        EventSequence(
            AsyncStream { continuation in
                continuation.yield(Self.first)
                continuation.finish()
            })
    }

    func notes(of parent: Task, first: Int?, context: ResolverContext) async throws -> [String] { [] }

    func tasks(of parent: Person, context: ResolverContext) async throws -> [Task] { [Self.first] }
}

/// The executable schema over these resolvers, for the tests.
public func makeRoutes() throws -> any ExecutableSchema { try GeneratedSchema(resolvers: RoutesService()) }

/// Its routes.
public var routes: [RESTRoute] { GeneratedSchema.routes }
