import GraphQLExecution

/// The type that the schema binds `External` to.
public struct ExternalThing: Sendable {
    let name: String
}

/// Hand-written resolvers over people who know one another.
struct EdgesService: Sendable {
    static let boss = Person(id: "boss", title: "Boss", home: Address(street: "High"))
    static let worker = Person(
        id: "worker", title: nil, manager: boss, deputy: boss, home: Address(street: "Low", owner: boss),
        friends: [boss], favourite: .robot(Robot(id: "r1")))
}

extension EdgesService: RootsResolvers {
    func person(id: ID, context: ResolverContext) async throws -> Person? { id == "worker" ? Self.worker : Self.boss }
    func node(id: ID, context: ResolverContext) async throws -> Node? { .person(Self.worker) }

    func nodes(context: ResolverContext) async throws -> [Node?] {
        [.person(Self.worker), nil, .robot(Robot(id: "r1")), .robot(Robot(id: "r2"))]
    }

    func reserved(
        in: Int, `inout`: Int?, self: String?, context: Bool?, context resolverContext: ResolverContext
    ) async throws -> `class`? {
        `class`(init: `in`, self: `self` ?? "none", Type: 1.5, default: [.for, .`self`, .httpServer, ._leadingUNDERSCORE])
    }

    func viewer(context: ResolverContext) async throws -> Reading { Reading() }
    func refresh(context: ResolverContext) async throws -> Bool { true }
    func empty(context: ResolverContext) async throws -> Empty? { Empty() }
    func external(context: ResolverContext) async throws -> ExternalThing? { ExternalThing(name: "thing") }
    func matrix(context: ResolverContext) async throws -> [[Person]]? { [[Self.boss], [], [Self.worker, Self.boss]] }
    /// The last item is beyond 32 bits.
    func strict(context: ResolverContext) async throws -> [Int]? { [1, 2, 3_000_000_000] }
    func strictNested(context: ResolverContext) async throws -> [[Int]?]? { [[1], [3_000_000_000, 2], [3]] }
    func refreshNow(context: ResolverContext) async throws -> Bool { false }
    func count(context: ResolverContext) async throws -> Int { 7 }

    func ticks(upTo: Int, context: ResolverContext) async throws -> EventSequence<Int> {
        EventSequence(
            AsyncStream { continuation in
                for tick in 0..<upTo { continuation.yield(tick) }
                continuation.finish()
            })
    }

    func people(context: ResolverContext) async throws -> EventSequence<Person?> {
        EventSequence(
            AsyncStream { continuation in
                continuation.yield(Self.worker)
                continuation.yield(nil)
                continuation.finish()
            })
    }
}

extension EdgesService: PeopleResolvers {
    func mentor(of parent: Person, context: ResolverContext) async throws -> Person? {
        parent.id == "boss" ? nil : Self.boss
    }

    func serial(of parent: Robot, long: Bool?, context: ResolverContext) async throws -> String {
        long == true ? "serial-\(parent.id)" : parent.id.rawValue
    }
}

extension EdgesService: ReservedWordsResolvers {
    func `case`(of parent: `class`, where: `in`?, context: ResolverContext) async throws -> `in`? { `where` }
    func answer(of parent: Empty, context: ResolverContext) async throws -> Int { 42 }
    func length(of parent: ExternalThing, context: ResolverContext) async throws -> Int { parent.name.count }

    func owner(of parents: [Robot], context: ResolverContext) async throws -> [Person?] {
        parents.map { $0.id == "r1" ? Self.boss : nil }
    }
}

extension EdgesService: ShadowingResolvers {
    func step(task: Task?, context: ResolverContext) async throws -> Step? {
        Step(
            Int: 1, String: task?.`self`, Self: true, description: nil, hashValue: nil,
            step: Column(error: Error(value: Optional(result: .success, optional: 3)), array: [Array(item: 2)]))
    }

    func writer(
        of parent: Step, run: Int?, rows: Int?, step: Int?, arguments: Int?, resolvers: Int?, context: ResolverContext
    ) async throws -> Result? { run == 1 ? .some : .failure }

    func index(of parent: Column, of: Int?, context: ResolverContext) async throws -> Int? { of }
    func resolved(context: ResolverContext) async throws -> [Resolved]? { [.column(Column()), .error(Error())] }
}

/// The executable schema over these resolvers, for the tests.
public func makeEdges() throws -> any ExecutableSchema { try GeneratedSchema(resolvers: EdgesService()) }
