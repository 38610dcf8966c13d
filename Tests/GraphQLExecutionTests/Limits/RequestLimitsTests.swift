import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

/// The bounds of whole requests on both sides, as a client meets them, and that each is counted by its name.
@Suite struct RequestLimitsTests {
    private let sdl = "type Query { a(list: [Int], lists: [[Int!]], text: String): Int }"

    private func refusal(
        _ query: String, _ variables: JSONObject = [:], _ change: (inout PipelineOptions) -> Void = { _ in }
    ) async throws -> String {
        let exceeded = Counted()
        var options = PipelineOptions()
        change(&options)
        options.onLimitExceeded = { exceeded.add($0) }
        let response = try await execute(sdl, query, root: ["a": 1], variables: variables, options: options)
        guard case .array(let errors)? = response["errors"] else { return "" }
        #expect(errors.count == 1)
        let extensions = errors.first?["extensions"]
        #expect(extensions?["code"] == "LIMIT_EXCEEDED")
        #expect(exceeded.all.map(\.rawValue) == [extensions?["limit"]?.stringValue])
        return "\(extensions?["limit"]?.stringValue ?? "") \(extensions?["maximum"]?.serializedText ?? "")"
    }

    @Test func bytesOfADocument() async throws {
        #expect(try await refusal("{a}" + String(repeating: " ", count: 65_533)) == "")
        #expect(try await refusal("{a}" + String(repeating: " ", count: 65_534)) == "document_bytes 65536")
    }

    @Test func tokensOfADocument() async throws {
        #expect(try await refusal("{" + String(repeating: "a ", count: 9_998) + "}") == "")
        #expect(try await refusal("{" + String(repeating: "a ", count: 9_999) + "}") == "tokens 10000")
    }

    @Test func nestingOfADocument() async throws {
        let nested = { (levels: Int) in
            "{" + String(repeating: "...{", count: levels - 1) + "a" + String(repeating: "}", count: levels)
        }
        #expect(try await refusal(nested(128)) == "")
        #expect(try await refusal(nested(129)) == "nesting 128")
    }

    @Test func itemsOfAList() async throws {
        let query = "query($l: [Int], $m: [[Int!]]) { a(list: $l, lists: $m) }"
        let items = { (count: Int) -> JSONValue in .array(Array(repeating: 1, count: count)) }
        #expect(try await refusal(query, ["l": items(1_000)]) == "")
        #expect(try await refusal(query, ["l": items(1_001)]) == "list_input 1000")
        #expect(try await refusal(query, ["m": .array(Array(repeating: items(999), count: 10))]) == "")
        #expect(try await refusal(query, ["m": .array(Array(repeating: items(999), count: 11))]) == "list_input 10000")
    }

    @Test func whatADocumentAsksFor() async throws {
        #expect(try await refusal("{ a0: a a1: a }") { $0.limits.aliases = 1 } == "aliases 1")
        #expect(try await refusal("{ a b: a }") { $0.limits.rootFields = 1 } == "root_fields 1")
    }

    @Test func whatAPlanTakes() async throws {
        #expect(try await refusal("{ a b: a }") { $0.plan.maxSteps = 1 } == "planned_fields 1")
        #expect(try await refusal("{ ...{ a } }") { $0.plan.maxSelectionVisits = 1 } == "planned_visits 1")
    }

    @Test func aWholeIntrospectionIsWithinEveryBound() async throws {
        #expect(try await refusal(IntrospectionQuery.full) == "")
    }
}
