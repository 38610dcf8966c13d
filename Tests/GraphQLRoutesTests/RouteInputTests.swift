import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import Testing

@Suite struct RouteInputTests {
    private static let sdl = """
        directive @constraint(minLength: Int, max: Float) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        type Query {
          logs(
            "Whose."
            userId: ID! @constraint(minLength: 1), first: Int! = 50, levels: [Level!], filter: Filter, tree: Tree
            several: [Filter!]
          ): [String]
        }
        type Mutation {
          rename(input: Rename!, dryRun: Boolean): String
          note(id: ID!, text: String!, meta: Filter, tags: [String!]): String
          touch(input: Touch!): String
        }
        enum Level { LOW HIGH }
        input Filter { minLevel: Level!, text: String }
        input Tree { name: String, child: Tree }
        input Rename { id: ID!, newName: String! @constraint(minLength: 2), filter: Filter }
        input Touch { at: String }
        """
    private let schema: Schema

    init() throws { schema = try Schema.build(sdl: Self.sdl) }

    private func input(
        _ method: RESTRoute.Method, _ path: String, _ body: RESTRoute.Body = .none, _ coordinate: String,
        _ operation: String, names: [String: String] = [:], streams: Bool = false
    ) throws -> RouteInput {
        let operation = RESTRoute.Operation(name: "Test", type: .query, text: operation)
        return try RouteInput(
            RESTRoute(
                method, PathTemplate(path), body: body, operation: operation, streamed: streams ? operation : nil,
                names: names, coordinate: coordinate), schema: schema)
    }

    private func logs(_ path: String = "/logs", names: [String: String] = [:]) throws -> RouteInput {
        try input(
            .get, path, .none, "Query.logs",
            """
            query Test($userId: ID!, $first: Int, $levels: [Level!], $filter: Filter, $tree: Tree, $several: [Filter!]) {
              logs(userId: $userId, first: $first, levels: $levels, filter: $filter, tree: $tree, several: $several)
            }
            """, names: names)
    }

    private func rename(
        _ path: String, _ body: RESTRoute.Body, names: [String: String] = [:], streams: Bool = false
    ) throws -> RouteInput {
        try input(
            .post, path, body, "Mutation.rename",
            "mutation Test($input: Rename!, $dryRun: Boolean) { rename(input: $input, dryRun: $dryRun) }",
            names: names, streams: streams)
    }

    @Test func dealsArgumentsToPathAndQuery() throws {
        let input = try logs("/users/{userId}/logs")
        #expect(input.path.map(\.name) == ["user_id"])
        #expect(input.path.first?.description == "Whose.")
        #expect(input.query.map(\.name) == ["first", "levels", "filter.min_level", "filter.text", "tree.name"])
        #expect(input.query.allSatisfy { !$0.isRequired })
        #expect(input.query.first?.defaultValue == .int(50))
        #expect(input.body == nil)
    }

    @Test func requiredArgumentsAreRequiredInTheQuery() throws {
        let value = try #require(try logs().queryValue(named: "user_id"))
        #expect(value.isRequired)
        #expect(value.directive("constraint")?.arguments["minLength"] == .int(1))
    }

    @Test func keysGoAsDeepAsClientsLike() throws {
        let input = try logs()
        #expect(input.queryValue(named: "tree.child.child.name")?.argument == ["tree", "child", "child", "name"])
        #expect(input.queryValue(named: "filter.minLevel")?.argument == ["filter", "minLevel"])
        #expect(input.queryValue(named: "userId")?.argument == ["userId"])
        for key in ["tree", "tree.child", "tree.", ".", "", "filter.text.x", "several.text", "unknown"] {
            #expect(input.queryValue(named: key) == nil, "\(key)")
        }
        let deep = "tree" + String(repeating: ".child", count: 100) + ".name"
        #expect(input.queryValue(named: deep) == nil)
    }

    @Test func theBodyIsOneArgumentAndTheRestIsQuery() throws {
        let input = try rename("/items/{input.id}", .argument("input"))
        let body = try #require(input.body)
        #expect(input.path.map(\.argument) == [["input", "id"]])
        #expect(body.argument?.argument == ["input"])
        #expect(body.members.map(\.name) == ["new_name", "filter"])
        #expect(body.members.map(\.isRequired) == [true, false])
        #expect(body.isRequired)
        #expect(input.query.map(\.name) == ["dry_run"])
        #expect(input.queryInPlaceOfBody.map(\.name) == ["new_name"])
        let filter = try #require(body.members.last)
        #expect(input.isWhole(filter))
        #expect(input.members(of: filter).map(\.name) == ["min_level", "text"])
        #expect(!input.isWhole(try #require(body.argument)))
    }

    @Test func theMembersOfTheBodyAreArguments() throws {
        let input = try input(
            .post, "/notes/{id}", .members, "Mutation.note",
            "mutation Test($id: ID!, $text: String!, $meta: Filter, $tags: [String!]) { note }")
        let body = try #require(input.body)
        #expect(body.argument == nil)
        #expect(body.members.map(\.name) == ["text", "meta", "tags"])
        #expect(body.isRequired)
        #expect(input.query.isEmpty)
        #expect(input.queryInPlaceOfBody.map(\.name) == ["text", "tags"])
    }

    @Test func aBodyWhoseMembersAreOptionalMayBeMissing() throws {
        let input = try input(
            .post, "/touch", .argument("input"), "Mutation.touch", "mutation Test($input: Touch!) { touch }")
        #expect(input.body?.isRequired == false)
    }

    @Test func aBodyIsRequiredForWhatStandsBesideItsArgumentToo() throws {
        let input = try rename("/items", .argument("input"), names: ["item": "input.id", "title": "input.newName"])
        #expect(input.body?.members.map(\.name) == ["filter", "item", "title"])
        #expect(input.body?.isRequired == true)
    }

    @Test func namesOfItsOwnStandBesideTheArguments() throws {
        let input = try rename("/items", .members, names: ["item": "input.id", "try": "dryRun"])
        let body = try #require(input.body)
        #expect(body.members.map(\.name) == ["input", "try", "item"])
        #expect(body.members.map(\.argument) == [["input"], ["dryRun"], ["input", "id"]])
        #expect(input.members(of: body.members[0]).map(\.name) == ["new_name", "filter"])
        let query = try logs(names: ["level": "filter.minLevel", "user": "userId"])
        #expect(query.query.map(\.name) == ["level", "user", "first", "levels", "filter.text", "tree.name"])
        #expect(query.queryValue(named: "userId")?.name == "user")
    }

    @Test func whatThePathGivesMakesTheRestRequired() throws {
        let input = try logs("/logs/{filter.text}")
        #expect(input.queryValue(named: "filter.min_level")?.isRequired == true)
        #expect(input.queryValue(named: "filter.text") == nil)
    }

    @Test func aRouteThatStreamsHasASwitch() throws {
        let members = try #require(try rename("/items", .members, streams: true).body).members
        #expect(members.map(\.name) == ["input", "dry_run", "stream"])
        #expect(members.last?.isStreamSwitch == true)
    }

    @Test func refusesWhatTheSchemaLacks() {
        #expect(throws: RouteInputError.self) { try logs("/logs/{who}") }
        #expect(throws: RouteInputError.self) { try logs("/logs/{several.text}") }
        #expect(throws: RouteInputError.self) { try logs(names: ["a": "filter.unknown"]) }
        #expect(throws: RouteInputError.self) { try rename("/items", .argument("inputs")) }
        #expect(throws: RouteInputError.self) { try input(.get, "/x", .none, "X", "query Test($a: Unknown) { a }") }
        #expect(throws: RouteInputError.self) { try input(.get, "/x", .none, "X", "query {") }
    }

    @Test func operationsOfTheirOwnAreDescribedByTheirVariables() throws {
        let input = try input(
            .get, "/x", .none, "Test", "query Test(\"How many.\" $count: Int! = 3, $userId: ID!) { logs }")
        #expect(input.query.map(\.name) == ["count", "user_id"])
        #expect(input.query.map(\.isRequired) == [false, true])
        #expect(input.query.first?.description == "How many.")
        #expect(input.query.first?.defaultValue == .int(3))
    }
}
