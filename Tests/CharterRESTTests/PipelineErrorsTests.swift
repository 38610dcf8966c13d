import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import Testing

@testable import CharterREST

/// Errors of the pipeline in the words of a route.
@Suite struct PipelineErrorsTests {
    private func renamed(
        _ coordinate: String, _ message: String, _ argument: String? = nil, path: JSONValue = ["root"],
        query: String? = nil
    ) throws -> JSONValue {
        let schema = try Schema.build(sdl: NoteSchema.sdl)
        let route = try #require(try NoteSchema.routes().first { $0.coordinate == coordinate })
        let binder = RouteBinder(try RouteInput(route, schema: schema), takesFields: true, options: RESTOptions())
        var extensions: JSONObject = ["code": "BAD_USER_INPUT"]
        if let argument { extensions["argument"] = .string(argument) }
        return binder.renamed(
            ["message": .string(message), "path": path, "extensions": .object(extensions)], query: query)
    }

    /// The coordinate of the route, what the pipeline says, and what clients are told.
    @Test(
        arguments: [
            ("Query.notes", "Time must be a time.", "score", "\"score\": Time must be a time.", "score", "query"),
            (
                "Query.notes", "\"limit\" must be at least 1, not 0.", "limit", "\"limit\" must be at least 1, not 0.",
                "limit",
                "query"
            ),
            (
                "Query.notes", "\"minVersion\" must be at least 1, not 0.", "filter.minVersion",
                "\"filter.min_version\" must be at least 1, not 0.", "filter.min_version", "query"
            ),
            ("Query.notes", "No tag.", "tags[2]", "\"tags[2]\": No tag.", "tags[2]", "query"),
            ("Query.note", "No id.", "id", "\"id\": No id.", "id", "path"),
            ("Mutation.createNote", "No text.", "input.text", "\"text\": No text.", "text", "body"),
            (
                "Mutation.createNote", "No name.", "input.author.fullName", "\"author_name\": No name.", "author_name",
                "body"
            ),
            ("Mutation.createNote", "No note.", "input", "\"input\": No note.", "input", "body"),
            (
                "Query.echo", "No.", "input.items[2].nested.number", "\"items[2].nested.number\": No.",
                "items[2].nested.number", "body"
            ),
            (
                "Mutation.updateNote", "Variable \"$expectedVersion\" got invalid value 1.5.", nil,
                "\"expected_version\" got invalid value 1.5.", "expected_version", "body"
            ),
        ] as [(String, String, String?, String, String, String)])
    func mistakesAreNamedAsClientsKnowThem(
        _ coordinate: String, _ said: String, _ argument: String?, _ message: String, _ name: String, _ place: String
    ) throws {
        let told = try renamed(coordinate, said, argument)
        #expect(told["message"] == .string(message))
        #expect(told["extensions"]?["argument"] == .string(name))
        #expect(told["extensions"]?["in"] == .string(place))
    }

    @Test func theVariableIsNoPartOfTheDetails() async throws {
        let answer = try await TestDoor().post("/api/echo", #"{"nested":{"items":[{"number":[]}]}}"#)
        #expect(answer.status == 400)
        #expect(answer.json["details"] == ["argument": "nested.items[0].number", "in": "body"])
    }

    @Test func whatTheQueryGivesInPlaceOfTheBodyStandsThere() throws {
        let told = try renamed(
            "Mutation.updateNote", "Too long.", "expectedVersion", query: "text=a&expected_version=1")
        #expect(told["extensions"]?["in"] == "query")
    }

    @Test func whatIsNoValueOfTheRouteIsLeftAlone() throws {
        for (argument, path) in [("unknown", ["root"]), ("limit", ["root", 0, "tags"])] as [(String, JSONValue)] {
            let told = try renamed("Query.notes", "It fails.", argument, path: path)
            #expect(told["message"] == "It fails.")
            #expect(told["extensions"]?["argument"] == .string(argument))
            #expect(told["extensions"]?["in"] == nil)
        }
        #expect(try renamed("Query.notes", "It fails.")["message"] == "It fails.")
    }
}
