import GraphQLJSON
import GraphQLLanguage
import Synchronization
import Testing

@testable import GraphQLExecution

@Suite struct ResultNodesTests {
    private let sdl = "type Query { os: [O!]! r(x: Int): [O] n: [Int] } type O { a: Int b: Int r(x: Int): [O] }"
    private let message = "The response has more than 20 values. Ask for fewer fields or shorter lists."

    private func objects(_ count: Int) -> JSONValue { .array(Array(repeating: ["a": 1, "b": 2], count: count)) }

    private func response(
        _ query: String, _ root: JSONValue, maximum: Int = 20, _ exceeded: Counted = Counted()
    ) async throws -> JSONValue {
        var options = PipelineOptions()
        options.maxResultNodes = maximum
        options.onLimitExceeded = { exceeded.add($0) }
        return try await execute(sdl, query, root: root, options: options)
    }

    // One for each item, and its fields; the only field of a root is not counted.
    @Test(arguments: [
        ("{ os { a b } }", 6, 7), ("{ r { a b } }", 6, 7), ("{ n }", 20, 21), ("{ r { a r { b } } }", 6, 7),
    ])
    func countsFieldsAndItems(_ query: String, _ within: Int, _ beyond: Int) async throws {
        let root = { (count: Int) -> JSONValue in
            [
                "os": objects(count), "r": objects(count),
                "n": .array((0..<count).map { .int(Int64($0)) }),
            ]
        }
        #expect(try await response(query, root(within))["errors"] == nil)
        let refused = try await response(query, root(beyond))
        #expect(refused.dataText == "null")
        #expect(refused.errorLines.count == 1)
        #expect(refused.errorLines.first?.hasPrefix(message) == true)
        #expect(refused.errorCodes == ["LIMIT_EXCEEDED"])
    }

    @Test func judgesBothSidesOfTheDefault() async throws {
        let root = { (count: Int) -> JSONValue in ["n": .array(Array(repeating: 1, count: count))] }
        #expect(try await execute(sdl, "{ n }", root: root(100_000))["errors"] == nil)
        #expect(try await execute(sdl, "{ n }", root: root(100_001)).errorCodes == ["LIMIT_EXCEEDED"])
    }

    @Test func isToldOnceToWhoeverCounts() async throws {
        let exceeded = Counted()
        let root: JSONValue = ["os": objects(30), "r": objects(30)]
        _ = try await response("{ os { a } r { a } s: r { b } }", root, exceeded)
        #expect(exceeded.all == [.resultNodes])
    }

    /// Resolvers below a list that is too long alone are not called any more.
    @Test func stopsBeforeItResolvesTooMany() async throws {
        let called = Counted()
        var resolvers = LibraryResolvers()
        resolvers.shelves = { [Array(repeating: Book(id: "1"), count: 30)] }
        resolvers.reviews = { _, _ in
            called.add(.cost)
            return []
        }
        var options = PipelineOptions()
        options.maxResultNodes = 20
        let response = try await respond(
            try LibrarySchema(resolvers), GraphQLRequest("{ shelves { reviews { text } } }"), options: options)
        #expect(response.errorCodes == ["LIMIT_EXCEEDED"])
        #expect(called.all.isEmpty)
    }

    @Test func leavesIntrospectionAlone() async throws {
        #expect(try await response(IntrospectionQuery.full, .null)["errors"] == nil)
    }
}

/// The bounds that a pipeline has told of.
final class Counted: Sendable {
    private let limits = Mutex<[OperationLimit]>([])

    func add(_ limit: OperationLimit) { limits.withLock { $0.append(limit) } }

    var all: [OperationLimit] { limits.withLock { $0 } }
}
