import GraphQLRoutes
import GraphQLSchema
import Testing

@testable import CharterREST

/// What bodies are expected to be.
@Suite struct BodyShapeTests {
    private func shape(_ coordinate: String) throws -> BodyShape? {
        let route = try #require(try NoteSchema.routes().first { $0.coordinate == coordinate })
        return BodyShape(try RouteInput(route, schema: try Schema.build(sdl: NoteSchema.sdl)))
    }

    @Test func membersAreThoseOfTheInputByTheNamesOfClients() throws {
        let note = try #require(try shape("Mutation.createNote"))
        #expect(note.kind == .object)
        #expect(note.member("text")?.kind == .text)
        #expect(note.member("kind")?.kind == .text)
        #expect(note.member("author_name")?.kind == .text)
        let tags = try #require(note.member("tags"))
        #expect(tags.kind == .list)
        #expect(tags.item.kind == .text)
        #expect(tags.member("x") == nil)
        #expect(note.member("unknown") == nil)
    }

    @Test func argumentsAreMembersToo() throws {
        let update = try #require(try shape("Mutation.updateNote"))
        #expect(update.member("expected_version")?.kind == .number)
        #expect(update.member("expectedVersion")?.kind == .number)
        #expect(update.member("id") == nil)
    }

    @Test func typesThatContainThemselvesGoOn() throws {
        var echo = try #require(try shape("Query.echo"))
        for _ in 0..<40 { echo = try #require(echo.member("nested")) }
        let items = try #require(echo.member("items"))
        #expect(items.kind == .list)
        #expect(items.item.kind == .object)
        #expect(items.item.member("number")?.kind == .number)
    }

    @Test func aRouteWithoutABodyHasNone() throws {
        #expect(try shape("Query.note") == nil)
    }
}
