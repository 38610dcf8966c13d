import CharterOpenAPI
import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import Testing

/// What is said of arguments: types, bounds, defaults, null.
@Suite struct InputSchemasTests {
    private static let sdl = """
        directive @constraint(
          minLength: Int, maxLength: Int, min: Float, max: Float, minItems: Int, maxItems: Int
        ) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        scalar JSON @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc8259")
        scalar DateTime @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")
        type Query {
          find(
            id: ID! @constraint(maxLength: 8)
            tags: [String!] @constraint(minLength: 2, maxItems: 3)
            at: DateTime
            ratio: Float! = 0.5 @constraint(min: 0, max: 1)
          ): String
        }
        type Mutation { make(input: Make!, dryRun: Boolean): String }
        "What to make."
        input Make {
          fullName: String! @constraint(minLength: 1)
          extra: JSON
          level: Level! = HIGH
          parts: [Make!] @constraint(maxItems: 9)
          pick: Pick
        }
        input Pick @oneOf { one: Int, other: String }
        enum Level { "Down." LOW HIGH }
        """

    private func document(
        _ method: RESTRoute.Method = .post, _ path: String = "/make", _ body: RESTRoute.Body = .argument("input")
    ) throws -> JSONValue {
        let operation =
            method == .get
            ? RESTRoute.Operation(
                name: "find", type: .query,
                text: """
                    query find($id: ID!, $tags: [String!], $at: DateTime, $ratio: Float) {
                      find(id: $id, tags: $tags, at: $at, ratio: $ratio)
                    }
                    """)
            : RESTRoute.Operation(
                name: "make", type: .mutation,
                text: "mutation make($input: Make!, $dryRun: Boolean) { make(input: $input, dryRun: $dryRun) }")
        let route = RESTRoute(
            method, try PathTemplate(path), body: body, operation: operation,
            responseKey: method == .get ? "find" : "make",
            coordinate: method == .get ? "Query.find" : "Mutation.make")
        return .object(try OpenAPIDocument([route], schema: Schema.build(sdl: Self.sdl)).object)
    }

    @Test func boundsOfTheSchemaAreBoundsOfTheDocument() throws {
        let parameters = try #require(try document(.get, "/find/{id}", .none).at("paths/~1find~1{id}/get/parameters"))
        #expect(parameters.at("0/schema") == ["type": "string", "minLength": 1, "maxLength": 8])
        #expect(parameters.at("0/in") == "path" && parameters.at("0/required") == true)
        #expect(
            parameters.at("1/schema")
                == ["type": "array", "items": ["type": "string", "minLength": 2], "maxItems": 3])
        #expect(parameters.at("1/required") == nil)
        #expect(parameters.at("2/schema") == ["type": "string", "format": "date-time"])
        #expect(
            parameters.at("3/schema")
                == ["type": "number", "format": "double", "minimum": 0, "maximum": 1, "default": 0.5])
    }

    @Test func aWholeInputIsAComponent() throws {
        let document = try document()
        #expect(
            document.at("paths/~1make/post/requestBody/content/application~1json/schema")
                == ["$ref": "#/components/schemas/Make"])
        let schema = try #require(document.at("components/schemas/Make"))
        #expect(schema.at("description") == "What to make.")
        #expect(schema.at("required") == ["full_name"])
        #expect(schema.at("additionalProperties") == false)
        #expect(schema.at("properties/full_name") == ["type": "string", "minLength": 1])
        #expect(schema.at("properties/extra") == [:])
        #expect(schema.at("properties/level") == ["$ref": "#/components/schemas/Level", "default": "HIGH"])
        #expect(
            schema.at("properties/parts")
                == ["type": ["array", "null"], "items": ["$ref": "#/components/schemas/Make"], "maxItems": 9])
        #expect(
            schema.at("properties/pick") == ["anyOf": [["$ref": "#/components/schemas/Pick"], ["type": "null"]]])
    }

    @Test func oneOfInputsHaveOneMember() throws {
        let schema = try #require(try document().at("components/schemas/Pick"))
        #expect(schema.at("minProperties") == 1 && schema.at("maxProperties") == 1)
        #expect(schema.at("properties/other") == ["type": "string"])
    }

    @Test func enumsSayWhatTheirValuesMean() throws {
        #expect(
            try document().at("components/schemas/Level")
                == ["type": "string", "enum": ["LOW", "HIGH"], "description": "- `LOW`: Down."])
    }

    @Test func whatThePathGivesIsNotInTheBody() throws {
        let schema = try #require(
            try document(.post, "/make/{input.fullName}").at(
                "paths/~1make~1{full_name}/post/requestBody/content/application~1json/schema"))
        #expect(schema.at("properties/full_name") == nil)
        #expect(schema.at("properties/level") != nil)
    }

    @Test func membersAreTheArguments() throws {
        let schema = try #require(
            try document(.post, "/make", .members).at("paths/~1make/post/requestBody/content/application~1json/schema"))
        #expect(schema.at("properties/dry_run") == ["type": ["boolean", "null"]])
        #expect(schema.at("properties/input") == ["$ref": "#/components/schemas/Make"])
        #expect(schema.at("required") == ["input"])
    }

    @Test func theExampleHasWhatIsRequired() throws {
        #expect(
            try document().at("paths/~1make/post/requestBody/content/application~1json/example")
                == ["full_name": "full name"])
    }
}
