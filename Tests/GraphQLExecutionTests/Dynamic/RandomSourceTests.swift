import GraphQLExecution
import GraphQLJSON
import GraphQLSchema
import Testing

@Suite struct RandomSourceTests {
    private let sdl = """
        type Query { users(first: Int): [User!]! user(id: ID!): User any: Node }
        interface Node { id: ID! }
        type User implements Node {
          id: ID! name: String! email: String! age: Int! score: Float! isAdmin: Boolean! role: Role! friends: [User!]! createdAt: String! uuid: Uuid!
        }
        type Bot implements Node { id: ID! }
        enum Role { ADMIN READER }
        scalar Uuid
        """

    private func ask(_ query: String, seed: UInt64) async throws -> JSONValue {
        let schema = try Schema.build(sdl: sdl)
        return try await respond(
            DynamicSchema(schema: schema, source: RandomSource(schema: schema, seed: seed)), GraphQLRequest(query))
    }

    @Test func theSameSeedGivesTheSameValues() async throws {
        let query =
            "{ users { id name email age score isAdmin role createdAt uuid friends { name } } any { __typename id } }"
        let first = try await ask(query, seed: 1)
        #expect(first["errors"] == nil)
        #expect(try await ask(query, seed: 1) == first)
        #expect(try await ask(query, seed: 2) != first)
    }

    @Test func aValueDependsOnItsPlaceAlone() async throws {
        let narrow = try await ask("{ users { name } }", seed: 5)
        let wide = try await ask("{ user(id: 9) { id } users { age name friends { id } } }", seed: 5)
        func names(_ response: JSONValue) -> [JSONValue] {
            guard case .array(let users)? = response["data"]?["users"] else { return [] }
            return users.compactMap { $0["name"] }
        }
        #expect(!names(narrow).isEmpty)
        #expect(names(narrow) == names(wide))
    }

    @Test func argumentsTakePart() async throws {
        let response = try await ask(
            "{ \((0..<8).map { "u\($0): users(first: \($0)) { name }" }.joined(separator: " ")) }", seed: 3)
        guard case .object(let data)? = response["data"] else { throw JSONError("no data", at: 0) }
        #expect(Set(data.members.map(\.value)).count > 4)
    }

    @Test func namesHintAtValues() async throws {
        let response = try await ask("{ users { email createdAt uuid } }", seed: 4)
        guard case .array(let users)? = response["data"]?["users"], let user = users.first else {
            throw JSONError("no user", at: 0)
        }
        #expect(user["email"]?.stringValue?.contains("@example.com") == true)
        #expect(user["createdAt"]?.stringValue?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        #expect(
            user["uuid"]?.stringValue?.wholeMatch(
                of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
}
