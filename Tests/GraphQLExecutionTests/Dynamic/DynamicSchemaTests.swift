import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite struct DynamicSchemaTests {
    private let sdl = """
        type Query { a: A n: N u: [U!]! ll: [[A]!] i: Int! arg(x: Int): A }
        interface N { s: String }
        type A implements N { s: String a: A an: A! n: [N] i: Int f(x: Int = 1): [A!] }
        type B implements N { s: String b: Boolean! u(x: Int): U }
        union U = A | B
        """

    /// Random valid queries: whatever is asked for, the answer has the fields asked for, in their order.
    @Test func answersHaveTheShapeOfTheirQueries() async throws {
        let schema = try Schema.build(sdl: sdl)
        let conformance = DynamicSchema(schema: schema, source: ConformanceSource(schema: schema))
        var queries = RandomQuery(schema: schema, seed: 11)
        for _ in 0..<200 {
            let (query, shape) = try queries.next()
            let response = try await respond(conformance, GraphQLRequest(query), options: .unbounded)
            #expect(response["errors"] == nil, "\(query)")
            #expect(try shape.matches(response["data"] ?? .null), "\(query) \(response.serializedText)")
        }
    }

    @Test func conformanceValuesAreThoseOfTheCorpus() async throws {
        let schema = try Schema.build(
            sdl:
                """
                type Query { i: Int f: Float s: String b: Boolean id: ID e: E c: C l: [[Int!]]! u: U n: N }
                enum E { Z A }
                scalar C
                union U = Zed | Abe
                interface N { i: Int }
                type Zed implements N { i: Int }
                type Abe implements N { i: Int }
                """
        )
        let response = try await respond(
            DynamicSchema(schema: schema, source: ConformanceSource(schema: schema)),
            GraphQLRequest("{ i f s b id e c l u { __typename } n { __typename } }"))
        #expect(
            response.dataText
                == "{\"i\":2,\"f\":3.14,\"s\":\"str\",\"b\":true,\"id\":\"id\",\"e\":\"Z\",\"c\":\"str\",\"l\":[[2,2],[2,2]],"
                + "\"u\":{\"__typename\":\"Abe\"},\"n\":{\"__typename\":\"Zed\"}}")
    }

    @Test func mutationsAndSubscriptionsUseTheSameRoot() async throws {
        let sdl = "type Query { a: Int } type Mutation { m: Int } type Subscription { s: Int! }"
        #expect(try await execute(sdl, "mutation { m }", root: ["m": 3]).dataText == "{\"m\":3}")
        let schema = try Schema.build(sdl: sdl)
        let pipeline = RequestPipeline(DynamicSchema(schema: schema, source: JSONSource(root: ["s": [1, .null, 3]])))
        guard
            case .stream(let stream) = await pipeline.execute(
                GraphQLRequest("subscription { s }"), context: RequestContext(requestID: "test"),
                allowing: [.subscription])
        else { throw GraphQLError("no stream") }
        var bodies: [String?] = []
        for await response in stream { bodies.append(try response.json.dataText) }
        #expect(bodies == ["{\"s\":1}", "null", "{\"s\":3}"])
    }
}

/// What an answer must look like: its response names in order.
private indirect enum Shape {
    case leaf
    case object([(String, Shape)])

    func matches(_ value: JSONValue) throws -> Bool {
        if case .array(let items) = value { return try items.allSatisfy(matches) }
        switch self {
        case .leaf: return value != .null
        case .object(let fields):
            guard case .object(let object) = value else { return false }
            return try object.members.map(\.key) == fields.map(\.0)
                && zip(object.members, fields).allSatisfy { try $1.1.matches($0.value) }
        }
    }
}

/// Valid queries by chance, the same for the same seed, with what their answers look like.
private struct RandomQuery {
    let schema: Schema
    private var state: UInt64

    init(schema: Schema, seed: UInt64) {
        self.schema = schema
        state = seed
    }

    mutating func next() throws -> (String, Shape) {
        guard let query = schema.queryType else { throw GraphQLError("no query type") }
        let (text, shape) = selection(schema[query], depth: 5)
        return (text, shape)
    }

    private mutating func draw(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func selection(_ type: NamedType, depth: Int) -> (String, Shape) {
        // The conformance source answers a union with its first member and an interface with its last type.
        guard type.kind == .object else {
            let names = type.possibleTypes.map { schema[$0].name }
            let chosen = type.kind == .union ? names.min() : names.max()
            guard let chosen, let concrete = schema.type(chosen) else { return ("{ __typename }", .leaf) }
            let (text, shape) = selection(concrete, depth: depth)
            return ("{ ... on \(chosen) \(text) }", shape)
        }
        var text = "{"
        var fields: [(String, Shape)] = []
        for number in 0...draw(4) {
            let field = type.fields[draw(type.fields.count)]
            let target = schema.namedType(of: field.type)
            let name = "k\(number)"
            if target.isComposite {
                guard depth > 0 else { continue }
                let (inner, shape) = selection(target, depth: depth - 1)
                text += " \(name): \(field.name) \(inner)"
                fields.append((name, shape))
            } else {
                text += " \(name): \(field.name)"
                fields.append((name, .leaf))
            }
        }
        text += " __typename }"
        fields.append(("__typename", .leaf))
        return (text, .object(fields))
    }
}
