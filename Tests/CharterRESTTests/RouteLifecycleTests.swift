import GraphQLJSON
import GraphQLRoutes
import Testing

@testable import CharterREST

@Suite struct RouteLifecycleTests {
    @Test func aRouteSaysThatItEnds() async throws {
        let answer = try await TestDoor().get("/api/old/7")
        #expect(answer.status == 200)
        #expect(answer.fields.contains("Deprecation: @1769817600\r\n"))
        #expect(answer.fields.contains("Sunset: Thu, 31 Dec 2026 00:00:00 GMT\r\n"))
        #expect(answer.fields.contains("Link: </api/notes/{id}>; rel=\"successor-version\"\r\n"))
        #expect(try await TestDoor().get("/api/old/8").fields.contains("Deprecation: @1769817600\r\n"))
    }

    @Test func itIsGoneFromTheDayOn() async throws {
        let before = try TestDoor { $0.now = { RESTInstant(seconds: 1_798_675_199) } }
        #expect(try await before.get("/api/old/7").status == 200)
        let after = try TestDoor { $0.now = { RESTInstant(seconds: 1_798_675_200) } }
        let answer = try await after.get("/api/old/7")
        #expect(answer.status == 410)
        #expect(answer.error == "This route is gone since 2026-12-31. Use /api/notes/{id} instead.")
        #expect(answer.json["success"] == .bool(false))
        #expect(try await after.get("/api/notes/7").status == 200)
    }

    @Test(arguments: ["2026-02-30", "2026-13-01", "26-01-01", "tomorrow", "2026-1-1"])
    func daysThatAreNoneAreAMistake(_ day: String) throws {
        var route = try NoteSchema.routes()[0]
        route.sunset = day
        #expect(throws: RESTDoorError.self) { try TestDoor([route]) }
    }
}
