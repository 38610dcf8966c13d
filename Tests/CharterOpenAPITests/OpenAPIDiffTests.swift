import CharterOpenAPI
import GraphQLExecution
import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import Testing

/// Two versions of a small schema, described and compared.
@Suite struct OpenAPIDiffTests {
    private static let sdl = """
        type Query { find(text: String!, first: Int! = 10, kind: Kind): Thing }
        type Mutation { make(input: Make!): Thing! }
        type Thing { id: ID! name: String! kind: Kind! size: Int! }
        input Make { name: String!, size: Int, tags: [String!]! = [] }
        enum Kind { A B }
        """

    private func describe(_ sdl: String, findPath: String = "/find", selection: String = "id name kind size") throws
        -> JSONValue
    {
        let schema = try Schema.build(sdl: sdl)
        let root = try #require(schema.type("Query")?.field("find"))
        let variables = root.arguments.map { argument in
            let type = argument.defaultLiteral == nil ? argument.type : argument.type.nullable
            return "$\(argument.name): \(schema.text(type))"
        }
        let arguments = root.arguments.map { "\($0.name): $\($0.name)" }
        let find = RESTRoute.Operation(
            name: "find", type: .query,
            text: "query find(\(variables.joined(separator: ", "))) "
                + "{ find(\(arguments.joined(separator: ", "))) { \(selection) } }")
        let make = RESTRoute.Operation(
            name: "make", type: .mutation, text: "mutation make($input: Make!) { make(input: $input) { id } }")
        let routes = [
            RESTRoute(.get, try PathTemplate(findPath), operation: find, responseKey: "find", coordinate: "Query.find"),
            RESTRoute(
                .post, try PathTemplate("/make"), body: .argument("input"), operation: make, responseKey: "make",
                coordinate: "Mutation.make"),
        ]
        return .object(try OpenAPIDocument(routes, schema: schema).object)
    }

    /// The changes after a text of the schema was replaced by another.
    private func changes(_ old: String, _ new: String) throws -> [String] {
        let edited = Self.sdl.replacing(old, with: new)
        #expect(edited != Self.sdl)
        return OpenAPIDiff.changes(from: try describe(Self.sdl), to: try describe(edited)).map {
            "\($0.severity.rawValue): \($0.place): \($0.description)"
        }
    }

    @Test func nothingChangesByItself() throws {
        #expect(OpenAPIDiff.changes(from: try describe(Self.sdl), to: try describe(Self.sdl)) == [])
    }

    @Test func aRouteThatGoesBreaks() throws {
        let changes = OpenAPIDiff.changes(from: try describe(Self.sdl), to: try describe(Self.sdl, findPath: "/search"))
        #expect(changes.map(\.place) == ["GET /find", "GET /search"])
        #expect(changes.map(\.severity) == [.breaking, .safe])
    }

    @Test func parametersMayNotBecomeMore() throws {
        #expect(
            try changes("kind: Kind)", "kind: Kind!)")
                == [#"breaking: GET /find, query parameter "kind": is required now"#])
        #expect(try changes("kind: Kind)", "sort: Kind, kind: Kind)").first?.hasPrefix("safe") == true)
        #expect(
            try changes("text: String!, ", "") == [#"breaking: GET /find, query parameter "text": is gone"#])
        #expect(
            try changes("first: Int! = 10", "first: Int! = 20")
                == [#"dangerous: GET /find, query parameter "first": defaults to 20 now"#])
        let typed = try changes("text: String!", "text: Int!")
        #expect(typed.first == #"breaking: GET /find, query parameter "text": is integer in place of string"#)
    }

    @Test func bodiesMayNotNeedMore() throws {
        #expect(
            try changes("size: Int, tags", "size: Int!, tags").contains {
                $0 == "breaking: POST /make, body.size: is always there now"
            })
        #expect(try changes("input Make { ", "input Make { more: ID, ") == ["safe: POST /make, body.more: is new"])
        #expect(
            try changes("input Make { ", "input Make { more: ID!, ")
                == ["breaking: POST /make, body.more: is new and required"])
        #expect(try changes(", size: Int,", ",") == ["breaking: POST /make, body.size: is gone"])
    }

    @Test func answersMayNotBecomeLess() throws {
        #expect(
            try changes("name: String! kind", "name: String kind")
                == ["breaking: GET /find, answer 200.data.name: may be null now"])
        let less = OpenAPIDiff.changes(
            from: try describe(Self.sdl), to: try describe(Self.sdl, selection: "id name kind"))
        #expect(less.map(\.description) == ["is gone"])
        #expect(less.map(\.place) == ["GET /find, answer 200.data.size"])
    }

    @Test func aNewEnumValueMaySurpriseReadersAlone() throws {
        #expect(
            try changes("{ A B }", "{ A B C }") == [
                #"safe: GET /find, query parameter "kind": may be C too"#,
                "dangerous: GET /find, answer 200.data.kind: may be C too",
            ])
        #expect(
            try changes("{ A B }", "{ A }") == [
                #"breaking: GET /find, query parameter "kind": is never B any more"#,
                "safe: GET /find, answer 200.data.kind: is never B any more",
            ])
    }
}
