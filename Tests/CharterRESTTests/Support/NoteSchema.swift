import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// A small schema of notes, and the routes to it.
enum NoteSchema {
    static let sdl = """
        type Query {
          note(id: ID!): Note
          notes(kind: Kind, tags: [String!], filter: Filter, limit: Int = 10, exact: Boolean, score: Float): [Note!]!
          fails(code: String!, retryAfter: Int): String
          partial: Note
          echo(input: Echo!): Echoed!
        }
        type Mutation {
          createNote(input: NewNote!): Note!
          updateNote(id: ID!, text: String, expectedVersion: Int): Note!
          deleteNote(id: ID!): Boolean
          generate(prompt: String!, model: String): Generated!
        }
        type Subscription {
          ticks(count: Int! = 3): Tick!
          generation(prompt: String!, model: String): Tick!
        }
        type Note { id: ID! text: String version: Int! kind: Kind author: Author tags: [String!]! }
        type Author { id: ID! fullName: String! }
        type Generated { content: String! }
        type Tick { number: Int! text: String }
        type Echoed { json: String! }
        enum Kind { SHORT LONG_FORM }
        input Filter { minVersion: Int, kinds: [Kind!], deeper: Filter, author: AuthorInput }
        input AuthorInput { fullName: String }
        input NewNote { text: String!, kind: Kind, author: AuthorInput, tags: [String!] }
        input Echo { anything: String, number: Int, nested: Echo, items: [Echo!] }
        """

    private static let note = "{ id text version kind author { id full_name: fullName } tags }"

    static func routes() throws -> [RESTRoute] {
        [
            RESTRoute(
                .get, try PathTemplate("/api/notes/{id}"),
                operation: query("Note", "query Note($id: ID!) { note(id: $id) \(note) }"), responseKey: "note",
                coordinate: "Query.note", cache: .init(maxAge: 60, isPrivate: true)),
            RESTRoute(
                .get, try PathTemplate("/api/notes"),
                operation: query(
                    "Notes",
                    """
                    query Notes(
                      $kind: Kind, $tags: [String!], $filter: Filter, $limit: Int, $exact: Boolean, $score: Float
                    ) {
                      notes(
                        kind: $kind, tags: $tags, filter: $filter, limit: $limit, exact: $exact, score: $score
                      ) \(note)
                    }
                    """), responseKey: "notes", coordinate: "Query.notes"),
            RESTRoute(
                .post, try PathTemplate("/api/notes"), body: .argument("input"),
                operation: mutation(
                    "CreateNote", "mutation CreateNote($input: NewNote!) { createNote(input: $input) \(note) }"),
                responseKey: "createNote", names: ["author_name": "input.author.fullName"], status: 201,
                location: try PathTemplate("/api/notes/{id}"), coordinate: "Mutation.createNote"),
            RESTRoute(
                .patch, try PathTemplate("/api/notes/{id}"), body: .members,
                operation: mutation(
                    "UpdateNote",
                    """
                    mutation UpdateNote($id: ID!, $text: String, $expectedVersion: Int) {
                      updateNote(id: $id, text: $text, expectedVersion: $expectedVersion) \(note)
                    }
                    """), responseKey: "updateNote", coordinate: "Mutation.updateNote"),
            RESTRoute(
                .delete, try PathTemplate("/api/notes/{id}"),
                operation: mutation("DeleteNote", "mutation DeleteNote($id: ID!) { deleteNote(id: $id) }"),
                responseKey: "deleteNote", status: 204, coordinate: "Mutation.deleteNote"),
            RESTRoute(
                .get, try PathTemplate("/api/fails/{code}"),
                operation: query(
                    "Fails",
                    "query Fails($code: String!, $retryAfter: Int) { fails(code: $code, retryAfter: $retryAfter) }"
                ), responseKey: "fails", coordinate: "Query.fails"),
            RESTRoute(
                .get, try PathTemplate("/api/partial"),
                operation: query("Partial", "query Partial { partial \(note) }"), responseKey: "partial",
                coordinate: "Query.partial"),
            RESTRoute(
                .post, try PathTemplate("/api/echo"), body: .argument("input"),
                operation: query("Echo", "query Echo($input: Echo!) { echo(input: $input) { json } }"),
                responseKey: "echo", coordinate: "Query.echo"),
            RESTRoute(
                .get, try PathTemplate("/api/both/{id}"),
                operation: query("Both", "query Both($id: ID!) { first: note(id: $id) { id } partial { id version } }"),
                coordinate: "Both"),
            RESTRoute(
                .post, try PathTemplate("/api/generate"), body: .members,
                operation: mutation(
                    "Generate",
                    """
                    mutation Generate($prompt: String!, $model: String) {
                      generate(prompt: $prompt, model: $model) { content }
                    }
                    """
                ),
                streamed: RESTRoute.Operation(
                    name: "Generation", type: .subscription,
                    text:
                        """
                        subscription Generation($prompt: String!, $model: String) {
                          generation(prompt: $prompt, model: $model) { number }
                        }
                        """
                ), responseKey: "generate", coordinate: "Mutation.generate"),
            RESTRoute(
                .get, try PathTemplate("/api/ticks"),
                operation: RESTRoute.Operation(
                    name: "Ticks", type: .subscription,
                    text: "subscription Ticks($count: Int! = 3) { ticks(count: $count) { number } }"),
                responseKey: "ticks", coordinate: "Subscription.ticks"),
            RESTRoute(
                .get, try PathTemplate("/api/old/{id}"),
                operation: query("Old", "query Old($id: ID!) { note(id: $id) { id } }"), responseKey: "note",
                coordinate: "Query.note", deprecated: "2026-01-31", sunset: "2026-12-31", successor: "/api/notes/{id}"),
        ]
    }

    private static func query(_ name: String, _ text: String) -> RESTRoute.Operation {
        RESTRoute.Operation(name: name, type: .query, text: text)
    }

    private static func mutation(_ name: String, _ text: String) -> RESTRoute.Operation {
        RESTRoute.Operation(name: name, type: .mutation, text: text)
    }
}

/// Answers `NoteSchema` from nothing but the arguments. The note `7` exists, in version 3.
struct NoteSource: DynamicSource {
    var root: JSONValue { [:] }

    func value(of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments) throws
        -> JSONValue
    {
        func argument(_ name: String) -> JSONValue? {
            field.arguments.firstIndex { $0.name == name }.flatMap { arguments[$0] }
        }
        switch "\(type.name).\(field.name)" {
        case "Query.note": return argument("id") == "7" ? Self.note() : .null
        case "Query.notes":
            let given = field.arguments.enumerated().compactMap { place, definition in
                arguments[place].map { (definition.name, $0) }
            }
            return [Self.note(text: .string(JSONValue.object(JSONObject(given)).serialized))]
        case "Query.fails":
            var extensions: JSONObject = ["code": argument("code") ?? .null]
            if let seconds = argument("retryAfter"), !seconds.isNull { extensions["retryAfter"] = seconds }
            throw GraphQLError("It fails.", extensions: extensions)
        case "Query.partial":
            return ["id": "8", "version": 1, "tags": [], "text": ["$error": "No text."], "kind": "SHORT"]
        case "Query.echo": return ["json": .string(argument("input")?.serialized ?? "")]
        case "Mutation.createNote":
            let input = argument("input")
            return Self.note(id: "a/b", text: input?["text"] ?? .null, author: input?["author"]?["fullName"] ?? .null)
        case "Mutation.updateNote":
            if let version = argument("expectedVersion"), !version.isNull, version != 3 {
                throw GraphQLError("It is version 3.", code: .conflict)
            }
            let text: JSONValue = argument("text").map { $0.isNull ? "null" : $0 } ?? "absent"
            return Self.note(text: text, version: 4)
        case "Mutation.deleteNote": return .bool(true)
        case "Mutation.generate": return ["content": argument("prompt") ?? ""]
        case "Subscription.ticks", "Subscription.generation":
            return [["number": 1, "text": "a"], ["number": 2, "text": "b"], ["number": "x", "text": "c"]]
        default: return parent[field.name] ?? .null
        }
    }

    private static func note(
        id: JSONValue = "7", text: JSONValue = "Text", version: JSONValue = 3, author: JSONValue = "Ada"
    ) -> JSONValue {
        [
            "id": id, "text": text, "version": version, "kind": "LONG_FORM",
            "author": author.isNull ? .null : ["id": "1", "fullName": author], "tags": ["x"],
        ]
    }
}

extension JSONValue {
    var serialized: String { String(decoding: encoded(), as: UTF8.self) }
}
