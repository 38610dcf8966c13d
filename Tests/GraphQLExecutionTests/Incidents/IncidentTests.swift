import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

/// Every class of published incident against the engine under the limits that ship. The doors' own classes (headers,
/// frames, slow clients, forged requests, charsets) are in `GraphQLTransportTests`.
@Suite struct IncidentTests {
    @Test(arguments: Incident.all)
    func isRefusedOrAnsweredSmall(_ incident: Incident) async throws {
        let response = try await respond(incident.body)
        let json = try response.json
        switch (incident.outcome, response.outcome) {
        case (.refused(let codes), .refused):
            let found = Set(json.errorCodes)
            #expect(!found.isEmpty && found.isSubset(of: codes), "\(json.errorLines.first ?? "")")
            #expect(json["data"] == nil)
        case (.contained, .refused):
            #expect(Set(json.errorCodes) == ["LIMIT_EXCEEDED"])
        case (.answered(let maxBytes), .executed), (.contained(let maxBytes), .executed):
            #expect(response.body.count <= maxBytes)
        default:
            Issue.record("Unexpectedly \(response.outcome): \(json.errorLines.prefix(3))")
        }
        // A refusal is no amplifier.
        if case .refused = response.outcome { #expect(response.body.count < 4 * incident.body.count + 4_096) }
    }

    private func respond(_ body: [UInt8]) async throws -> GraphQLResponse {
        let request: GraphQLRequest
        do throws(GraphQLError) {
            request = try body.withUnsafeBufferPointer { bytes throws(GraphQLError) in try GraphQLRequest.read(bytes) }
        } catch {
            return .refused([error])
        }
        let result = await (try PropertySchema.pipeline()).execute(
            request, context: RequestContext(requestID: "incident"), allowing: [.query, .mutation])
        guard case .response(let response) = result else { throw GraphQLError("A stream was not asked for.") }
        return response
    }
}

extension Incident {
    static let all =
        nesting + repetition + fragments + fieldMerging + introspection + suggestions + strings + numbers + bodies

    private static func nested(_ opening: String, _ core: String, _ closing: String, _ levels: Int) -> String {
        String(repeating: opening, count: levels) + core + String(repeating: closing, count: levels)
    }

    private static func many(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined(separator: " ")
    }

    // MARK: Nesting

    private static let nesting = [
        Incident("nested selections", nested("{ node ", "{ id }", "}", 9_000), .refusedByTheParser),
        Incident("selections that never close", String(repeating: "{a", count: 30_000), .refusedByTheParser),
        Incident(
            "nested inline fragments", "{ node " + nested("{ ... ", "{ id }", "}", 5_000) + " }", .refusedByTheParser),
        Incident("nested lists", "{ echo(any: " + nested("[", "", "]", 30_000) + ") }", .refusedByTheParser),
        Incident("nested objects", "{ echo(any: " + nested("{a:", "1", "}", 9_000) + ") }", .refusedByTheParser),
        Incident(
            "nested types", "query ($a: " + nested("[", "Int", "]", 30_000) + ") { echo(any: $a) }", .refusedByTheParser
        ),
        Incident(
            "nested types within the limit", "query ($a: " + nested("[", "Int", "]", 30) + ") { echo(numbers: $a) }",
            .refusedByValidation),
        Incident(
            "nested lists within the limit", "{ echo(any: " + nested("[", "", "]", 100) + ") }",
            .answered(maxBytes: 100)),
        Incident(
            "nested variables",
            body: Array(
                (#"{"query":"{ author { id } }","variables":{"a":"# + nested("[", "", "]", 500_000) + "}}").utf8),
            .refusedAsABody),
    ]

    // MARK: Repetition

    private static let repetition = [
        Incident(
            "alias overload", "{ " + many(1_500) { "a\($0): author { id }" } + " }", .contained(maxBytes: 64 << 10)),
        Incident(
            "directive overload", "{ author { id " + many(9_000) { _ in "@include(if: true)" } + " } }",
            .refusedByTheParser),
        Incident(
            "directives that do not exist", "{ author { id " + many(4_000) { "@a\($0)" } + " } }", .refusedByValidation),
        Incident("argument overload", "{ book(" + many(3_000) { "id: \($0)" } + ") { id } }", .refusedByValidation),
        Incident(
            "operation overload", many(1_000) { "query Q\($0) { author { id } }" },
            .refused(["OPERATION_RESOLUTION_FAILURE", "LIMIT_EXCEEDED"])),
        Incident(
            "variable overload", "query (" + many(2_000) { "$v\($0): Int" } + ") { author { id } }",
            .refusedByValidation),
        Incident("tokens without end", "{ " + many(11_000) { _ in "id" } + " }", .refusedByTheParser),
    ]

    // MARK: Fragments

    private static let fragments = [
        Incident("a fragment of itself", "{ author { ...A } } fragment A on Author { ...A }", .refusedByValidation),
        Incident(
            "a ring of fragments",
            "{ author { ...F0 } } " + many(1_000) { "fragment F\($0) on Author { ...F\(($0 + 1) % 1_000) }" },
            .refusedByValidation),
        Incident(
            "doubling fragments",
            "{ author { ...F0 } } fragment F200 on Author { id } "
                + many(200) {
                    "fragment F\($0) on Author { a: books { author { ...F\($0 + 1) } } b: books { author { ...F\($0 + 1) } } }"
                }, .refusedByALimit),
        Incident(
            "exponential fragments of one field",
            "{ author { ...F0 } } fragment F900 on Author { id } "
                + many(900) { "fragment F\($0) on Author { ...F\($0 + 1) ...F\($0 + 1) }" }, .contained(maxBytes: 100)),
    ]

    // MARK: Field merging

    private static let fieldMerging = [
        Incident("one field many times", "{ " + many(2_400) { _ in "author { id }" } + " }", .contained(maxBytes: 100)),
        Incident(
            "fields in conflict", "{ author { " + many(1_500) { _ in "x: id x: name" } + " } }", .refusedByValidation),
        Incident(
            "fields in conflict far below",
            "{ " + many(500) { "author { books { author { books { x: \($0 % 2 == 0 ? "id" : "price") } } } }" } + " }",
            .refusedByValidation),
        Incident(
            "fields to merge over types",
            "{ node { " + many(700) { "... on \(["Book", "Author", "Named", "Node"][$0 % 4]) { node { id } }" }
                + " } }", .contained(maxBytes: 200)),
    ]

    // MARK: Introspection

    private static let introspection = [
        Incident(
            "introspection in circles",
            "{ __schema { types " + nested("{ fields { type ", "{ name }", "} }", 20) + " } }", .refusedByALimit),
        Incident(
            "introspection overload by aliases",
            "{ " + many(900) { "a\($0): __schema { queryType { name } }" } + " }", .contained(maxBytes: 128 << 10)),
    ]

    // MARK: Suggestions

    private static let suggestions = [
        Incident(
            "unknown fields without end", "{ author { " + many(5_000) { "boooks\($0)" } + " } }", .refusedByValidation),
        Incident(
            "a long unknown field", "{ author { " + String(repeating: "b", count: 60_000) + " } }", .refusedByValidation
        ),
    ]

    // MARK: Strings

    private static let strings = [
        Incident(
            "a document of megabytes", "{ author { id } } #" + String(repeating: "x", count: 5_000_000),
            .refusedByALimit),
        Incident(
            "a string of megabytes in the document",
            "{ echo(text: \"" + String(repeating: "x", count: 5_000_000) + "\") }", .refusedByALimit),
        Incident(
            "a string of megabytes as a variable", "query ($a: Any) { echo(any: $a) }",
            variables: ["a": .string(String(repeating: "é", count: 2_000_000))], .answered(maxBytes: 100)),
        Incident(
            "an operation name of megabytes",
            body: Array(
                (#"{"query":"{ author { id } }","operationName":""# + String(repeating: "x", count: 5_000) + "\"}").utf8
            ), .refused(["OPERATION_RESOLUTION_FAILURE"])),
        Incident(
            "a block string of blank lines",
            "{ echo(text: \"\"\"" + String(repeating: "   \n", count: 15_000) + "\"\"\") }", .answered(maxBytes: 100)),
    ]

    // MARK: Numbers

    private static let numbers = [
        Incident("an Int beyond 32 bits", "{ echo(number: 2147483648) }", .refusedByValidation),
        Incident(
            "an Int of thousands of digits", "{ echo(number: " + String(repeating: "9", count: 60_000) + ") }",
            .refusedByValidation),
        Incident("a Float beyond all bounds", "{ echo(float: 1e999999) }", .refusedByValidation),
        Incident(
            "a Float of thousands of digits", "{ echo(float: 0." + String(repeating: "1", count: 60_000) + ") }",
            .answered(maxBytes: 100)),
        Incident(
            "a variable beyond 32 bits", "query ($n: Int) { echo(number: $n) }", variables: ["n": 4_294_967_296],
            .refusedAsInput),
        Incident(
            "a variable beyond 64 bits",
            body: Array(
                #"{"query":"query ($n: Int) { echo(number: $n) }","variables":{"n":99999999999999999999}}"#.utf8),
            .refusedAsInput),
        Incident(
            "a JSON number beyond all bounds",
            body: Array(#"{"query":"{ author { id } }","variables":{"n":1e999}}"#.utf8), .refusedAsABody),
        Incident(
            "a fraction as an Int", "query ($n: Int) { echo(number: $n) }", variables: ["n": 1.5], .refusedAsInput),
    ]

    // MARK: Bodies

    private static let bodies = [
        Incident(
            "duplicate parameters", body: Array(#"{"query":"{ author { id } }","query":"{ node { id } }"}"#.utf8),
            .refusedAsABody),
        Incident(
            "duplicate variables", body: Array(#"{"query":"{ author { id } }","variables":{"a":1,"a":2}}"#.utf8),
            .refusedAsABody),
        Incident(
            "duplicate keys behind an escape",
            body: Array(#"{"query":"{ author { id } }","variables":{"a":1,"\u0061":2}}"#.utf8), .refusedAsABody),
        Incident(
            "a batch", body: Array(#"[{"query":"{ author { id } }"},{"query":"{ author { id } }"}]"#.utf8),
            .refusedAsABody),
        Incident(
            "invalid UTF-8", body: Array(#"{"query":"{ author { id } }"#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8),
            .refusedAsABody),
        Incident("a lone surrogate", body: Array(#"{"query":"{ author { id } } #\uD800"}"#.utf8), .refusedAsABody),
        Incident(
            "variables of the wrong kind", body: Array(#"{"query":"{ author { id } }","variables":[1]}"#.utf8),
            .refusedAsABody),
        Incident("a body that is cut off", body: Array(#"{"query":"{ author { id } }""#.utf8), .refusedAsABody),
        Incident("nothing", body: [], .refusedAsABody),
    ]
}
