import GraphQLLanguage
import Testing

@testable import GraphQLExecution

@Suite struct IncrementalDirectivesTests {
    private func field(_ text: String, _ variables: [String: Bool] = [:]) throws -> (IncrementalDirectives, NodeRange) {
        let document = try Document.parse(Source("query($v: Boolean, $n: Int) { f \(text) }"))
        return (IncrementalDirectives(document: document, variables: variables), document.fields[0].directives)
    }

    private func stream(_ text: String, _ variables: [String: Bool] = [:]) throws -> IncrementalDirectives.Stream? {
        let (directives, range) = try field(text, variables)
        return directives.stream(range)
    }

    @Test func isActiveUnlessItsConditionIsFalse() throws {
        #expect(try stream("") == nil)
        #expect(try stream("@stream") != nil)
        #expect(try stream("@stream(if: true)") != nil)
        #expect(try stream("@stream(if: false)") == nil)
        #expect(try stream("@stream(if: $v)", ["v": false]) == nil)
        #expect(try stream("@stream(if: $v)", ["v": true]) != nil)
        // Without a value the default of the argument holds.
        #expect(try stream("@stream(if: $v)") != nil)
    }

    @Test func readsLabelAndCount() throws {
        let found = try #require(try stream(#"@skip(if: false) @stream(label: "a\n", initialCount: 3)"#))
        #expect(found.label == "a\n")
        guard case .constant(3) = found.initialCount else { return #expect(Bool(false)) }
        guard case .constant(0)? = try stream("@stream")?.initialCount else { return #expect(Bool(false)) }
        guard case .variable("n")? = try stream("@stream(initialCount: $n)")?.initialCount else {
            return #expect(Bool(false))
        }
    }

    @Test func deferAndStreamAreToldApart() throws {
        let (directives, range) = try field(#"@defer(label: "D")"#)
        #expect(directives.stream(range) == nil)
        #expect(directives.deferral(range)?.label == "D")
        #expect(IncrementalDirectives.areUsed(in: directives.document))
        #expect(try !IncrementalDirectives.areUsed(in: Document.parse(Source("{ f @skip(if: true) }"))))
    }
}
