import GoldenRoutes
import GraphQLExecution
import GraphQLJSON
import GraphQLRoutes
import Testing

/// The table of routes, compiled from the golden files, and its operations run.
@Suite struct GoldenRoutesTests {
    private func route(_ method: RESTRoute.Method, _ path: String) throws -> RESTRoute {
        try #require(routes.first { $0.method == method && $0.path.description == path })
    }

    private func answer(_ operation: RESTRoute.Operation, _ variables: JSONObject = [:]) async throws -> String {
        var request = GraphQLRequest(operation.text)
        request.variables = variables
        request.operationName = operation.name
        return await (try Answers(makeRoutes()))(request)
    }

    @Test func routesAreInTheOrderOfPathsAndMethods() {
        #expect(
            routes.map { "\($0.method.rawValue) \($0.path)" } == [
                "GET /api/board", "GET /api/events", "GET /api/find", "POST /api/say", "GET /api/tasks",
                "POST /api/tasks", "GET /api/tasks/count", "GET /api/tasks/{id}", "PUT /api/tasks/{id}",
                "DELETE /api/tasks/{id}", "GET /api/v0/task/{id}",
            ])
        #expect(Set(routes.map(\.operation.name)).count == routes.count)
    }

    @Test func aTemplateOfSegmentsIsTheOneThatWasWritten() throws {
        for route in routes { #expect(route.path == (try PathTemplate(route.path.description))) }
    }

    @Test func namesAreInSnakeCase() async throws {
        let route = try route(.get, "/api/tasks/{id}")
        #expect(route.responseKey == "task")
        #expect(
            try await answer(route.operation, ["id": "1"])
                == #"{"data":{"task":{"id":"1","title":"Write","is_done":false,"state":"OPEN","#
                + #""owned_by":{"full_name":"Emma Ward"}}}}"#)
    }

    @Test func valuesOfAUnionSayWhatTheyAre() async throws {
        #expect(
            try await answer(route(.get, "/api/find").operation, ["text": "Max"])
                == #"{"data":{"find":[{"__typename":"Task","id":"2","title":"Read","is_done":true,"state":"CLOSED","#
                + #""owned_by":null},{"__typename":"Person","full_name":"Max"}]}}"#)
    }

    @Test func whatIsAbsentHasItsDefault() async throws {
        let route = try route(.get, "/api/tasks")
        #expect(try await answer(route.operation).contains(#""id":"2""#))
        #expect(try await !answer(route.operation, ["first": 1]).contains(#""id":"2""#))
        #expect(route.names == ["limit": "first", "label": "filter.labelText"])
        #expect(route.version == "1" && route.tags == ["Lists", "Tasks"])
    }

    @Test func aStreamAnswersUnderTheSameKey() async throws {
        let route = try route(.post, "/api/say")
        let streamed = try #require(route.streamed)
        #expect(streamed.type == .subscription && route.operation.type == .mutation)
        #expect(
            try await answer(streamed, ["words": "ho", "times": 2])
                == #"{"data":{"say":{"word":"ho"}}}"# + "\n" + #"{"data":{"say":{"word":"ho"}}}"#)
    }

    @Test func anOperationAnswersWithItsOwnShape() async throws {
        let route = try route(.get, "/api/board")
        #expect(route.responseKey == nil && route.coordinate == "Board" && route.names == ["size": "limit"])
        #expect(route.description == "All that a board shows.")
        #expect(
            try await answer(route.operation, ["limit": 3])
                == #"{"data":{"count":2,"open":[{"id":"1","heading":"Write"}]}}"#)
    }

    @Test func aRoutesOperationIsATrustedDocumentToo() async throws {
        let schema = try makeRoutes()
        let board = try #require(schema.trustedDocuments.first { $0.name == "Board" })
        #expect(String(decoding: board.text, as: UTF8.self) == (try route(.get, "/api/board")).operation.text)
    }

    @Test func theEndOfARouteIsSaid() throws {
        let old = try route(.get, "/api/v0/task/{id}")
        #expect([old.deprecated, old.sunset, old.successor] == ["2026-01-01", "2026-12-31", "/api/tasks/{id}"])
    }

    @Test func theLeastOfWhatIsSelectedMayBeKept() throws {
        #expect(try route(.get, "/api/tasks/{id}").cache == RESTRoute.CachePolicy(maxAge: 30, isPrivate: false))
        #expect(try route(.get, "/api/tasks/count").cache == RESTRoute.CachePolicy(maxAge: 5, isPrivate: true))
        #expect(try route(.get, "/api/tasks").cache == nil)
    }

    @Test func aNewTaskIsAtItsLocation() throws {
        let route = try route(.post, "/api/tasks")
        #expect(route.status == 201 && route.body == .argument("input"))
        #expect(route.location?.description == "/api/tasks/{id}")
        #expect(try self.route(.delete, "/api/tasks/{id}").status == 204)
    }

    @Test func everyRouteFitsItsSchema() throws {
        let schema = try makeRoutes().schema
        for route in routes { _ = try RouteInput(route, schema: schema) }
    }

    @Test func clientsDoNotSeeRoutes() async throws {
        let schema = try makeRoutes().schema
        for name in ["RESTMethod", "CacheControlScope"] { #expect(schema.type(name) == nil) }
        #expect(schema.directive("rest") == nil && schema.directive("cacheControl") == nil)
        #expect(!schema.printed().contains("RESTMethod"))
    }
}
