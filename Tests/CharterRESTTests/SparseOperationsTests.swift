import GraphQLExecution
import GraphQLJSON
import GraphQLRoutes
import Testing

@testable import CharterREST

/// Fewer fields by `?fields=`.
@Suite struct SparseOperationsTests {
    @Test func onlyWhatIsAskedFor() async throws {
        let door = try TestDoor()
        #expect(try await door.get("/api/notes/7?fields=id").data == ["id": "7"])
        #expect(
            try await door.get("/api/notes/7?fields=version,author.full_name").data == [
                "version": 3, "author": ["full_name": "Ada"],
            ])
        #expect(try await door.get("/api/notes/7?fields=author").data == ["author": ["id": "1", "full_name": "Ada"]])
        #expect(
            try await door.get("/api/notes/7?fields=author.id,author").data == [
                "author": ["id": "1", "full_name": "Ada"]
            ])
        #expect(try await door.get("/api/notes?fields=id&limit=1").data == [["id": "7"]])
        #expect(try await door.get("/api/both/7?fields=first.id").data == ["first": ["id": "7"]])
        #expect(try await door.get("/api/both/7?fields=partial.version").data == ["partial": ["version": 1]])
    }

    @Test(arguments: [
        ("txt", "\"txt\" in \"fields\" is no field of this route's answer. Did you mean \"text\"?"),
        ("author.nam", "\"author.nam\" in \"fields\" is no field of this route's answer."),
        ("id.x", "\"id.x\" in \"fields\" is no field of this route's answer: \"id\" has none."),
        ("", "\"fields\" must be names"), ("id,,text", "\"fields\" must be names"),
        ("a..b", "\"fields\" must be names"),
        (String(repeating: "id,", count: 200), "\"fields\" names more than 100 fields."),
        (String(repeating: "a.", count: 200) + "a", "\"fields\" must be names"),
        ("id&fields=text", "\"fields\" is given twice."),
    ])
    func badNamesAreRefused(_ fields: String, _ message: String) async throws {
        let answer = try await TestDoor().get("/api/notes/7?fields=\(fields)")
        #expect(answer.status == 400)
        #expect(answer.error.hasPrefix(message), "\(answer.error)")
    }

    @Test func routesWithoutFieldsHaveNoneToChoose() async throws {
        #expect(try await TestDoor().get("/api/fails/X?fields=id").status == 400)
        #expect(try await TestDoor().send(.delete, "/api/notes/7?fields=id").status == 400)
    }

    @Test func fragmentsAreWrittenOutAndVariablesLeftOut() async throws {
        let operation = RESTRoute.Operation(
            name: "Q", type: .query,
            text: """
                query Q($id: ID!, $other: ID! = "7", $with: Boolean! = true) {
                  note(id: $id) { ...Part ... on Note @include(if: $with) { text } }
                  second: note(id: $other) { id ...Part }
                }
                fragment Part on Note { version author { ...Person } }
                fragment Person on Author { id name: fullName }
                """)
        let door = try TestDoor([
            RESTRoute(.get, PathTemplate("/api/q/{id}"), operation: operation, coordinate: "Q")
        ])
        let person = try await door.get("/api/q/7?fields=note.author.name")
        #expect(person.data == ["note": ["author": ["name": "Ada"]]], "\(person.text)")
        #expect(try await door.get("/api/q/7?fields=second").data["second"]?["author"] == ["id": "1", "name": "Ada"])
        #expect(
            try await door.get("/api/q/7?fields=note.text,second.id").data == [
                "note": ["text": "Text"], "second": ["id": "7"],
            ])
        #expect(try await door.get("/api/q/7?fields=note.full_name").status == 400)
    }

    @Test func aSelectionIsPreparedOnce() throws {
        let door = try TestDoor { $0.keptSelections = 2 }
        let route = try #require(try NoteSchema.routes().first)
        let sparse = try SparseOperations(route, pipeline: door.pipeline, options: RESTOptions())
        let first = try sparse.operation("id,text")
        #expect(try sparse.operation("id,text") === first)
    }
}
