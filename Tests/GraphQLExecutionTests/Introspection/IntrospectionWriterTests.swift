import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct IntrospectionWriterTests {
    private let sdl = """
        "The schema"
        schema { query: Q }
        "Root"
        type Q implements N { id: ID! old: Int @deprecated(reason: "gone") list(a: [I!]! = [{x: 1}], b: E = ONE
          @deprecated): [[Q!]]! }
        interface N { id: ID! }
        union U = Q
        enum E { ONE TWO @deprecated }
        input I @oneOf { x: Int y: String }
        scalar Url @specifiedBy(url: "https://url.example")
        directive @d(a: U2 = {k: "v"}) repeatable on FIELD | QUERY
        input U2 { k: String = "d" }
        """

    @Test func answersFieldsByKind() async throws {
        let query = """
            { __schema { description queryType { name } mutationType { name } }
              q: __type(name: "Q") { kind name description interfaces { name } possibleTypes { name } inputFields
                { name } enumValues { name } isOneOf
                fields { name } all: fields(includeDeprecated: true) { name isDeprecated deprecationReason args {
                  name } allArgs: args(includeDeprecated: true) { name defaultValue deprecationReason type { kind
                  name ofType { kind ofType { kind name } } } } } }
              n: __type(name: "N") { kind possibleTypes { name } }
              u: __type(name: "U") { kind possibleTypes { name } fields { name } }
              e: __type(name: "E") { kind enumValues { name } all: enumValues(includeDeprecated: true) { name
                deprecationReason } }
              i: __type(name: "I") { kind isOneOf inputFields { name type { name } } }
              url: __type(name: "Url") { kind specifiedByURL }
              none: __type(name: "None") { kind } }
            """
        #expect(
            try await execute(sdl, query).dataText == """
                {"__schema":{"description":"The schema","queryType":{"name":"Q"},"mutationType":null},\
                "q":{"kind":"OBJECT","name":"Q","description":"Root","interfaces":[{"name":"N"}],\
                "possibleTypes":null,"inputFields":null,\
                "enumValues":null,"isOneOf":null,"fields":[{"name":"id"},{"name":"list"}],"all":[{"name":"id",\
                "isDeprecated":false,\
                "deprecationReason":null,"args":[],"allArgs":[]},{"name":"old","isDeprecated":true,\
                "deprecationReason":"gone","args":[],\
                "allArgs":[]},{"name":"list","isDeprecated":false,"deprecationReason":null,\
                "args":[{"name":"a"}],"allArgs":[{"name":"a",\
                "defaultValue":"[{x: 1}]","deprecationReason":null,"type":{"kind":"NON_NULL","name":null,\
                "ofType":{"kind":"LIST",\
                "ofType":{"kind":"NON_NULL","name":null}}}},{"name":"b","defaultValue":"ONE",\
                "deprecationReason":"No longer supported",\
                "type":{"kind":"ENUM","name":"E","ofType":null}}]}]},"n":{"kind":"INTERFACE",\
                "possibleTypes":[{"name":"Q"}]},\
                "u":{"kind":"UNION","possibleTypes":[{"name":"Q"}],"fields":null},"e":{"kind":"ENUM",\
                "enumValues":[{"name":"ONE"}],\
                "all":[{"name":"ONE","deprecationReason":null},{"name":"TWO",\
                "deprecationReason":"No longer supported"}]},\
                "i":{"kind":"INPUT_OBJECT","isOneOf":true,"inputFields":[{"name":"x","type":{"name":"Int"}},\
                {"name":"y","type":{"name":"String"}}]},\
                "url":{"kind":"SCALAR","specifiedByURL":"https://url.example"},"none":null}
                """)
    }

    @Test func listsDirectivesAndOnlyTheScalarsInUse() async throws {
        let response = try await execute(
            sdl,
            """
            { __schema { types { name } directives { name isRepeatable locations args { name defaultValue } } } }
            """)
        guard case .array(let types)? = response["data"]?["__schema"]?["types"] else {
            throw JSONError("no types", at: 0)
        }
        let names = types.compactMap { $0["name"]?.stringValue }
        #expect(
            names.filter { !$0.hasPrefix("__") }.sorted() == [
                "Boolean", "E", "I", "ID", "Int", "N", "Q", "String", "U", "U2", "Url",
            ])
        #expect(names.filter { $0.hasPrefix("__") }.count == 8)
        guard case .array(let directives)? = response["data"]?["__schema"]?["directives"] else {
            throw JSONError("none", at: 0)
        }
        #expect(
            directives.compactMap { $0["name"]?.stringValue }.sorted() == [
                "d", "deprecated", "include", "oneOf", "skip", "specifiedBy",
            ])
        #expect(
            directives.first { $0["name"] == "d" }?.serializedText
                == #"{"name":"d","isRepeatable":true,"locations":["FIELD","QUERY"],"#
                + #""args":[{"name":"a","defaultValue":"{k: \"v\"}"}]}"#)
    }

    @Test func variablesChooseTypesWithoutSharingAnswers() async throws {
        let execution = DynamicExecution(sdl, root: [:])
        let query = "query($n: String!) { __type(name: $n) { kind } }"
        #expect(try await execution.data(query, ["n": "E"]) == "{\"__type\":{\"kind\":\"ENUM\"}}")
        #expect(try await execution.data(query, ["n": "U"]) == "{\"__type\":{\"kind\":\"UNION\"}}")
    }

    @Test func aKeptAnswerIsTheSame() async throws {
        let execution = DynamicExecution(sdl, root: [:])
        let first = try await execution.data(IntrospectionQuery.full)
        #expect(first != nil)
        #expect(try await execution.data(IntrospectionQuery.full) == first)
    }

    @Test func canBeTurnedOff() async throws {
        var options = PipelineOptions()
        options.allowsIntrospection = false
        let response = try await execute(sdl, "{ __schema { description } }", options: options)
        #expect(response["data"] == nil)
        #expect(response.errorLines.first?.contains("introspection has been disabled") == true)
        #expect(try await execute(sdl, "{ __typename }", options: options).dataText == "{\"__typename\":\"Q\"}")
    }
}
