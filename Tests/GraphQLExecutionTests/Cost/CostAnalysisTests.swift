import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite struct CostAnalysisTests {
    private let sdl =
        costDirectives + """
            type Query {
              book(id: ID, with: Wish): Book
              books(first: Int, last: Int): [Book!]! @listSize(assumedSize: 20, slicingArguments: ["first", "last"])
              some(first: Int = 4): [Book!]! @listSize(slicingArguments: ["first"])
              free(first: Int): [Book!]!
                @listSize(assumedSize: 3, slicingArguments: ["first"], requireOneSlicingArgument: false)
              paged(page: Page): [Book!]! @listSize(slicingArguments: ["page.size.first"])
              connection(first: Int): Connection @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
              item: Item things: [Thing] dear: Dear! heavy: Int! @cost(weight: "7.5") cheap: Book @cost(weight: "-3")
              matrix: [[Book!]!]! weighed(by: Int @cost(weight: "2"), scalar: Weighty): Int
              huge(first: Float): [Book] @listSize(slicingArguments: ["first"])
            }
            type Connection { edges: [Edge!]! nodes: [Book!]! total: Int }
            type Edge { node: Book! }
            type Book { id: ID! title: String @cost(weight: "0.5") color: Color sequel: Book }
            type Dear @cost(weight: "40") { id: ID! }
            interface Item { id: ID! price(in: Int): Int @cost(weight: "3") }
            type Tool implements Item { id: ID! price(in: Int): Int }
            type Toy implements Item { id: ID! price(in: Int): Int @cost(weight: "1") parts: [Book!]! }
            union Thing = Tool | Toy
            enum Color @cost(weight: "2") { RED }
            scalar Weighty @cost(weight: "5")
            input Wish { text: String depth: Int @cost(weight: "4") more: [Wish!] by: Weighty }
            input Page { size: Size = { first: 6 } }
            input Size { first: Int }
            directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
            """

    private func cost(_ query: String, _ variables: JSONObject = [:], maximum: Int = 1_000_000) async throws -> String {
        var options = PipelineOptions.unbounded
        options.cost = CostLimits(maximum: maximum)
        var request = GraphQLRequest(query, variables: variables)
        request.extensions = ["cost": "validate"]
        request.incrementalDelivery = .current
        let schema = try Schema.build(sdl: sdl)
        let response = try await respond(
            DynamicSchema(schema: schema, source: ConformanceSource(schema: schema)), request, options: options)
        return response["extensions"]?["cost"]?["requested"]?.serializedText ?? response.errorLines.joined()
    }

    @Test(arguments: [
        // A composite weighs 1, a leaf nothing, unless they say otherwise.
        ("{ __typename }", "0"),
        ("{ book { id } }", "1"),
        ("{ book { id sequel { id sequel { id } } } }", "3"),
        ("{ heavy }", "7.5"),
        ("{ book { title } }", "1.5"),
        ("{ book { color } }", "3"),
        ("{ dear { id } }", "40"),
        ("{ a: dear { id } b: dear { id } }", "80"),
        // What would be less than nothing is nothing.
        ("{ cheap { id } }", "0"),
        // Lists: slicing arguments, the greatest of them, assumed sizes, defaults.
        ("{ books(first: 5) { id } }", "5"),
        ("{ books(last: 7) { title } }", "10.5"),
        ("{ books(first: 2) { sequel { id } } }", "4"),
        ("{ some { id } }", "4"),
        ("{ some(first: 9) { id } }", "9"),
        ("{ free { id } }", "3"),
        ("{ free(first: 30) { id } }", "30"),
        ("{ free(first: -30) { id } }", "3"),
        ("{ things { ... on Tool { id } } }", "10"),
        ("{ matrix { id } }", "100"),
        // Slicing arguments inside input objects, with their defaults.
        ("{ paged(page: { size: { first: 8 } }) { id } }", "10"),
        ("{ paged(page: {}) { id } }", "8"),
        // Connections: the size is that of the named fields below.
        ("{ connection(first: 5) { total } }", "1"),
        ("{ connection(first: 5) { edges { node { id } } } }", "11"),
        ("{ connection(first: 5) { nodes { id } edges { node { id } } } }", "16"),
        // The dearest of the possible types counts, and what an interface says holds for its types.
        ("{ item { ... on Tool { id } ... on Toy { parts { id } } } }", "11"),
        ("{ item { ... on Tool { price } } }", "4"),
        ("{ item { ... on Toy { price } } }", "2"),
        ("{ item { price } }", "4"),
        // Arguments and input fields.
        ("{ weighed(by: 1) }", "2"),
        ("{ weighed(scalar: 1) }", "5"),
        ("{ weighed }", "0"),
        ("{ book(with: { text: \"\" }) { id } }", "2"),
        ("{ book(with: { depth: 1, more: [{ depth: 2 }, {}], by: 1 }) { id } }", "17"),
        // Introspection has bounds of its own.
        ("{ __schema { types { fields { args { name } } } } }", "0"),
    ])
    func costs(_ query: String, _ expected: String) async throws {
        #expect(try await cost(query) == expected)
    }

    @Test func readsVariables() async throws {
        let query = "query($n: Int) { books(first: $n) { sequel { id } } }"
        #expect(try await cost(query, ["n": 3]) == "6")
        #expect(try await cost("query($n: Int = 4) { books(first: $n) { id } }") == "4")
        #expect(try await cost("query($p: Page) { paged(page: $p) { id } }", ["p": ["size": ["first": 11]]]) == "13")
        #expect(
            try await cost("query($w: Wish) { book(with: $w) { id } }", ["w": ["more": [["depth": 1], ["depth": 2]]]])
                == "12")
    }

    @Test func countsWhatIsDeferred() async throws {
        #expect(try await cost("{ book { id ... @defer { sequel { sequel { id } } } } dear { id } }") == "43")
        #expect(try await cost("{ connection(first: 5) { total ... @defer { nodes { id } } } }") == "6")
    }

    @Test func leavesOutWhatIsSkipped() async throws {
        let query = "query($a: Boolean!) { book { id } dear @include(if: $a) { id } }"
        #expect(try await cost(query, ["a": true]) == "41")
        #expect(try await cost(query, ["a": false]) == "1")
    }

    @Test(arguments: [
        ("{ books { id } }", "Query.books", "\"first\", \"last\""),
        ("{ books(first: 1, last: 1) { id } }", "Query.books", "\"first\", \"last\""),
        ("query($n: Int) { books(first: $n) { id } }", "Query.books", "\"first\", \"last\""),
        ("{ connection { nodes { id } } }", "Query.connection", "\"first\""),
    ])
    func requiresOneSlicingArgument(_ query: String, _ field: String, _ arguments: String) async throws {
        #expect(
            try await cost(query)
                == "Field \"\(field)\" must be given exactly one of its slicing arguments \(arguments).")
    }

    @Test func neverOverflows() async throws {
        #expect(
            try await cost("{ huge(first: 1e300) { sequel { id } } }").hasPrefix(
                "The operation costs more than 999999999999; at most 1000000"))
    }
}
