import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite struct IncrementalResponsesTests {
    private let sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int = 0) on FIELD
        type Query { hero: Hero other: Hero }
        type Hero {
          id: ID! name: String must: String! friends: [Hero!] rivals: [Hero] tags: [String!] best: Hero sure: Hero!
        }
        """

    private let root: JSONValue = [
        "hero": [
            "id": "1", "name": "Luke", "must": "m", "tags": ["a", "b", "c"],
            "friends": [["id": "2", "name": "Han", "must": "h"], ["id": "3", "name": "Leia", "must": "l"]],
            "best": ["id": "2", "name": "Han", "must": "h"], "sure": ["id": "4", "name": "R2", "must": "r"],
        ]
    ]

    private func lines(
        _ query: String, root: JSONValue? = nil, variables: JSONObject = [:], delivery: IncrementalDelivery = .current
    ) async throws -> [String] {
        try await IncrementalAnswer(sdl, query, root: root ?? self.root, variables: variables, delivery: delivery).lines
    }

    @Test func deliversADeferredFragmentAfterTheRest() async throws {
        #expect(
            try await lines(#"{ hero { id ... @defer(label: "L") { name } } }"#) == [
                #"{"data":{"hero":{"id":"1"}},"pending":[{"id":"0","path":["hero"],"label":"L"}],"hasNext":true}"#,
                #"{"incremental":[{"data":{"name":"Luke"},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}"#,
            ])
    }

    @Test func answersAtOnceWhereNothingIsDeferred() async throws {
        #expect(
            try await lines("query($d: Boolean!) { hero { id ... @defer(if: $d) { name } } }", variables: ["d": false])
                == [#"{"data":{"hero":{"id":"1","name":"Luke"}}}"#])
        #expect(
            try await lines("{ hero { id ... @defer { name } } }", delivery: .none)
                == [#"{"data":{"hero":{"id":"1","name":"Luke"}}}"#])
        // What is asked for at once as well is not delivered twice.
        #expect(
            try await lines("{ hero { id name ... @defer { name } } }") == [
                #"{"data":{"hero":{"id":"1","name":"Luke"}}}"#
            ])
    }

    @Test func onePlanForEachDelivery() async throws {
        let schema = DynamicSchema(schema: try Schema.build(sdl: sdl), source: JSONSource(root: root))
        let pipeline = RequestPipeline(schema)
        for _ in 0..<3 {
            for delivery in [IncrementalDelivery.none, .current, .draft20220824] {
                var request = GraphQLRequest("{ hero { id ... @defer { name } } }")
                request.incrementalDelivery = delivery
                let result = await pipeline.execute(
                    request, context: RequestContext(requestID: "test"), allowing: [.query])
                switch result {
                case .response: #expect(delivery == .none)
                case .incremental: #expect(delivery != .none)
                case .stream: Issue.record("a subscription")
                }
            }
        }
    }

    @Test func fieldsOfTwoFragmentsAreDeliveredOnce() async throws {
        let answer = try await IncrementalAnswer(
            sdl,
            """
            { ... @defer(label: "A") { hero { id best { name } } } ... @defer(label: "B") { hero { name best { id name } } } }
            """, root: root)
        #expect(
            answer.data.sorted.serializedText
                == #"{"hero":{"best":{"id":"2","name":"Han"},"id":"1","name":"Luke"}}"#)
        let text = answer.lines.joined()
        #expect(text.ranges(of: #""name":"Han""#).count == 1)
    }

    @Test func nestedFragmentsWaitForTheirParents() async throws {
        let answer = try await IncrementalAnswer(
            sdl, #"{ hero { id ... @defer(label: "A") { name ... @defer(label: "B") { must } } } }"#, root: root)
        #expect(
            answer.lines[0]
                == #"{"data":{"hero":{"id":"1"}},"pending":[{"id":"0","path":["hero"],"label":"A"}],"hasNext":true}"#)
        #expect(
            answer.lines[1].hasPrefix(#"{"pending":[{"id":"1","path":["hero"],"label":"B"}],"incremental":[{"data":"#))
        #expect(answer.data.serializedText == #"{"hero":{"id":"1","name":"Luke","must":"m"}}"#)
    }

    @Test func objectsBelowADeferredFragmentHaveASubPath() async throws {
        #expect(
            try await lines(#"{ hero { best { id } } ... @defer(label: "D") { hero { best { name } } } }"#) == [
                #"{"data":{"hero":{"best":{"id":"2"}}},"pending":[{"id":"0","path":[],"label":"D"}],"hasNext":true}"#,
                #"{"incremental":[{"data":{"name":"Han"},"id":"0","subPath":["hero","best"]}],"#
                    + #""completed":[{"id":"0"}],"hasNext":false}"#,
            ])
    }

    @Test func everyItemOfAListHasAFragmentOfItsOwn() async throws {
        #expect(
            try await lines("{ hero { friends { id ... @defer { name } } } }") == [
                #"{"data":{"hero":{"friends":[{"id":"2"},{"id":"3"}]}},"pending":[{"id":"0","path":"#
                    + #"["hero","friends",0]},{"id":"1","path":["hero","friends",1]}],"hasNext":true}"#,
                #"{"incremental":[{"data":{"name":"Han"},"id":"0"},{"data":{"name":"Leia"},"id":"1"}],"#
                    + #""completed":[{"id":"0"},{"id":"1"}],"hasNext":false}"#,
            ])
    }

    // MARK: Errors

    @Test func anErrorStaysWithItsFragment() async throws {
        let root: JSONValue = ["hero": ["id": "1", "name": ["$error": "no name"]]]
        #expect(
            try await lines("{ hero { id ... @defer { name } } }", root: root) == [
                #"{"data":{"hero":{"id":"1"}},"pending":[{"id":"0","path":["hero"]}],"hasNext":true}"#,
                #"{"incremental":[{"data":{"name":null},"id":"0","errors":[{"message":"no name","locations":"#
                    + #"[{"line":1,"column":26}],"path":["hero","name"]}]}],"completed":[{"id":"0"}],"hasNext":false}"#,
            ])
    }

    @Test func aFieldThatMayNotBeNullFailsItsFragmentAlone() async throws {
        let root: JSONValue = ["hero": ["id": "1", "must": .null, "name": "x"]]
        let answer = try await IncrementalAnswer(
            sdl,
            #"{ hero { id ... @defer(label: "A") { must ... @defer(label: "C") { tags } } ... @defer(label: "B") { name } } }"#,
            root: root)
        #expect(answer.data.sorted.serializedText == #"{"hero":{"id":"1","name":"x"}}"#)
        #expect(
            answer.errors.map { $0["message"]?.stringValue } == ["Cannot return null for non-nullable field Hero.must."]
        )
        // What stands inside of the failed fragment is never announced.
        #expect(!answer.lines.joined().contains(#""label":"C""#))
    }

    @Test func nothingIsDeliveredBelowANull() async throws {
        let root: JSONValue = [
            "hero": [
                "id": "1",
                "friends": [["id": "2", "must": .null, "name": "a"], ["id": "3", "must": "x", "name": "b"]],
            ]
        ]
        #expect(
            try await lines("{ hero { id friends { must ... @defer { name } } } }", root: root) == [
                #"{"errors":[{"message":"Cannot return null for non-nullable field Hero.must.","locations":"#
                    + #"[{"line":1,"column":23}],"path":["hero","friends",0,"must"]}],"#
                    + #""data":{"hero":{"id":"1","friends":null}}}"#
            ])
        let answer = try await IncrementalAnswer(
            sdl, "{ hero { id rivals { must ... @defer { name } } } }",
            root: ["hero": ["id": "1", "rivals": [["must": .null, "name": "a"], ["must": "x", "name": "b"]]]])
        #expect(answer.data.serializedText == #"{"hero":{"id":"1","rivals":[null,{"must":"x","name":"b"}]}}"#)
    }

    // MARK: Streams

    @Test func streamsTheItemsOfAList() async throws {
        #expect(
            try await lines(#"{ hero { tags @stream(initialCount: 1, label: "T") } }"#) == [
                #"{"data":{"hero":{"tags":["a"]}},"pending":[{"id":"0","path":["hero","tags"],"label":"T"}],"hasNext":true}"#,
                #"{"incremental":[{"items":["b","c"],"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}"#,
            ])
        #expect(
            try await lines("query($n: Int!) { hero { tags @stream(initialCount: $n) } }", variables: ["n": 3])
                == [#"{"data":{"hero":{"tags":["a","b","c"]}}}"#])
    }

    @Test func streamsObjectsWithDeferredFragments() async throws {
        let answer = try await IncrementalAnswer(
            sdl, "{ hero { friends @stream(initialCount: 1) { id ... @defer { name } } } }", root: root)
        #expect(
            answer.data.serializedText
                == #"{"hero":{"friends":[{"id":"2","name":"Han"},{"id":"3","name":"Leia"}]}}"#)
        #expect(
            answer.lines[0].contains(
                #""pending":[{"id":"0","path":["hero","friends",0]},{"id":"1","path":["hero","friends"]}]"#))
    }

    @Test func anItemThatMayNotBeNullEndsItsList() async throws {
        let root: JSONValue = ["hero": ["tags": ["a", "b", ["$error": "bad"], "d"]]]
        let answer = try await IncrementalAnswer(sdl, "{ hero { tags @stream(initialCount: 1) } }", root: root)
        #expect(answer.data.serializedText == #"{"hero":{"tags":["a","b"]}}"#)
        #expect(answer.errors.map { $0["path"]?.serializedText } == [#"["hero","tags",2]"#])
        #expect(answer.lines[1].contains(#""completed":[{"id":"0","errors":["#))
    }

    @Test func anItemThatMayBeNullIsNull() async throws {
        let root: JSONValue = ["hero": ["rivals": [["must": "a"], ["must": .null], ["must": "c"]]]]
        let answer = try await IncrementalAnswer(sdl, "{ hero { rivals @stream { must } } }", root: root)
        #expect(answer.data.serializedText == #"{"hero":{"rivals":[{"must":"a"},null,{"must":"c"}]}}"#)
        #expect(answer.errors.map { $0["path"]?.serializedText } == [#"["hero","rivals",1,"must"]"#])
    }

    // MARK: The format of 2022-08-24

    @Test func theOlderFormatBringsWholeFragments() async throws {
        #expect(
            try await lines(#"{ hero { id ... @defer(label: "L") { id name } } }"#, delivery: .draft20220824) == [
                #"{"data":{"hero":{"id":"1"}},"hasNext":true}"#,
                #"{"incremental":[{"data":{"id":"1","name":"Luke"},"path":["hero"],"label":"L"}],"hasNext":false}"#,
            ])
        #expect(
            try await lines("{ hero { tags @stream(initialCount: 1) } }", delivery: .draft20220824) == [
                #"{"data":{"hero":{"tags":["a"]}},"hasNext":true}"#,
                #"{"incremental":[{"items":["b","c"],"path":["hero","tags",1]}],"hasNext":false}"#,
            ])
        #expect(
            try await lines(
                "{ hero { id ... @defer { must } } }", root: ["hero": ["id": "1", "must": .null]],
                delivery: .draft20220824
            )[1].hasPrefix(#"{"incremental":[{"data":null,"path":["hero"],"errors":[{"message":"Cannot return null"#))
    }

    // MARK: Whatever is asked for

    /// However an operation is cut into parts, a client that puts them together has what it would have got at once.
    @Test(arguments: [IncrementalDelivery.current, .draft20220824])
    func partsMakeTheWholeAnswer(_ delivery: IncrementalDelivery) async throws {
        var random = RandomDeferral(seed: 5)
        let schema = DynamicSchema(schema: try Schema.build(sdl: sdl), source: JSONSource(root: random.tree(depth: 5)))
        for _ in 0..<150 {
            let query = random.query()
            let whole = try await respond(schema, GraphQLRequest(query), options: .unbounded)
            let parts = try await IncrementalAnswer(schema, query, delivery: delivery, options: .unbounded)
            #expect(whole["errors"] == nil)
            #expect(parts.data.sorted == whole["data"]?.sorted, "\(query)\n\(parts.lines.joined(separator: "\n"))")
        }
    }

    /// Nulls and errors anywhere: the rules of the format hold, and nothing is delivered below a null.
    @Test func failuresKeepTheFormat() async throws {
        var random = RandomDeferral(seed: 9)
        for _ in 0..<150 {
            let source = JSONSource(root: random.tree(depth: 4, failing: 12))
            let schema = DynamicSchema(schema: try Schema.build(sdl: sdl), source: source)
            let query = random.query()
            do {
                _ = try await IncrementalAnswer(schema, query, options: .unbounded)
            } catch {
                Issue.record("\(query)\n\(error)")
            }
        }
    }
}

/// Random operations that defer and stream here and there, and random data for them.
private struct RandomDeferral {
    private var state: UInt64
    private var aliases = 0

    init(seed: UInt64) { state = seed }

    private mutating func draw(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func tree(depth: Int, failing: Int = 0) -> JSONValue {
        ["hero": hero(depth, failing), "other": hero(depth, failing)]
    }

    private mutating func hero(_ depth: Int, _ failing: Int) -> JSONValue {
        if failing > 0, draw(failing) == 0 { return draw(2) == 0 ? .null : ["$error": "broken"] }
        var object: JSONObject = [
            "id": .string("\(draw(1_000))"), "name": .string("n\(draw(1_000))"),
            "must": failing > 0 && draw(failing) == 0 ? .null : "m",
            "tags": .array((0..<draw(4)).map { .string("t\($0)") }),
        ]
        object["sure"] = depth > 0 ? hero(depth - 1, failing) : ["id": "0", "must": "m"]
        if depth > 0 {
            object["best"] = hero(depth - 1, failing)
            object["friends"] = .array((0..<draw(3)).map { _ in hero(depth - 1, failing) })
            object["rivals"] = .array((0..<draw(3)).map { _ in draw(3) == 0 ? .null : hero(depth - 1, failing) })
        }
        return .object(object)
    }

    mutating func query() -> String {
        "{ hero \(selection(3)) other \(selection(2)) ... @defer { hero \(selection(3)) } }"
    }

    /// Two uses of `@stream` on one field conflict.
    private mutating func alias() -> String {
        aliases += 1
        return "s\(aliases)"
    }

    private mutating func selection(_ depth: Int) -> String {
        var text = "{ __typename"
        for _ in 0...draw(4) {
            switch draw(depth > 0 ? 9 : 3) {
            case 0: text += " id"
            case 1: text += " name"
            case 2: text += " must"
            case 3: text += " \(alias()): tags @stream(initialCount: 1)"
            case 4: text += " best \(selection(depth - 1))"
            case 5: text += " \(alias()): friends @stream(initialCount: 1) \(selection(depth - 1))"
            case 6: text += " rivals \(selection(depth - 1))"
            case 7: text += " ... @defer \(selection(depth - 1))"
            default: text += " ... \(selection(depth - 1))"
            }
        }
        return text + " }"
    }
}
