import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite struct TrustedDocumentsManifestTests {
    private func read(_ text: String, known: [TrustedDocument] = []) throws -> TrustedDocumentsManifest {
        let schema = try Schema.build(sdl: "type Query { a: Int b: Int } type Mutation { c: Int }")
        return TrustedDocumentsManifest(Source(text, name: "m.json"), schema: schema, known: known)
    }

    private func hash(_ text: String) -> String { DocumentIdentifier(ofText: Array(text.utf8)).key }

    @Test func readsApollosFormat() throws {
        let manifest = try read(
            """
            {"format": "apollo-persisted-query-manifest", "version": 1, "more": [], "operations": [
              {"id": "\(hash("query A { a }"))", "name": "A", "type": "query", "body": "query A { a }"},
              {"id": "team-1", "name": "C", "type": "mutation", "body": "mutation C { c }", "clientName": "web"}
            ]}
            """)
        #expect(manifest.mistakes == [])
        #expect(manifest.documents.map(\.id.key) == [hash("query A { a }"), "team-1"])
        #expect(manifest.documents.map(\.name) == ["A", "C"])
        #expect(manifest.documents.map(\.operationType) == [.query, .mutation])
        #expect(manifest.documents.map(\.text).last == Array("mutation C { c }".utf8))
    }

    @Test func readsTextsByIdentifier() throws {
        let manifest = try read(#"{"sha256:\#(hash("{ b }"))": "{ b }", "mine": "query A { a }"}"#)
        #expect(manifest.mistakes == [])
        #expect(manifest.documents.map(\.id.description) == ["sha256:" + hash("{ b }"), "mine"])
        #expect(try read("{}").mistakes == [])
    }

    @Test func whatItWritesItReads() throws {
        let texts = ["query A {\n  a\n}", "mutation C {\n  c\n}", "query \u{E9} { b }".replacing("\u{E9}", with: "E")]
        let documents = texts.map { text in
            TrustedDocument(
                name: String(text.split(separator: " ")[1]),
                operationType: text.hasPrefix("m") ? .mutation : .query, sha256: hash(text), text: text)
        }
        let text = TrustedDocumentsManifest.text(of: documents)
        let manifest = try read(text)
        #expect(manifest.mistakes == [])
        #expect(manifest.documents == documents)
        #expect(try JSONValue.parse(text)["format"] == "apollo-persisted-query-manifest")
        #expect(try read(TrustedDocumentsManifest.text(of: [])).documents == [])
    }

    @Test(arguments: [
        ("", "1:1", "Unexpected end"),
        ("[]", "1:1", "an object"),
        ("{\n  \"x\": 3\n}", "2:3", "A text is expected for each identifier"),
        ("{\"format\": \"other\", \"operations\": []}", "1:12", "The \"format\" of a manifest is"),
        ("{\"version\": 2, \"operations\": []}", "1:13", "The \"version\" of a manifest is 1"),
        ("{\"operations\": [\n  {\"id\": \"a\"}]}", "2:3", "needs an \"id\" and a \"body\""),
        ("{\"a\": \"{\"}", "1:2", "Syntax Error: Expected Name, found <EOF>. (in the document of \"a\", at 1:2"),
        ("{\"a\": \"{ nowhere }\"}", "1:2", "Cannot query field \"nowhere\""),
        ("{\"a\": \"fragment F on Query { a }\"}", "1:2", "never used"),
        ("{\"a\": \"type A { a: Int }\"}", "1:2", "not executable"),
        ("{\"a\": \"{ a }\",\n \"a\": \"{ b }\"}", "2:2", "stands for another document already"),
        (
            "{\"0000000000000000000000000000000000000000000000000000000000000000\": \"{ a }\"}", "1:2",
            "is not the SHA-256 of its document, which is \"sha256:"
        ),
        ("{\"sha256:7\": \"{ a }\"}", "1:2", "is not the SHA-256 of its document"),
    ])
    func mistakesAreLocated(text: String, place: String, message: String) throws {
        let manifest = try read(text)
        #expect(manifest.documents.count <= 1)
        #expect(manifest.mistakes.count == 1)
        #expect(manifest.mistakes.first?.hasPrefix("m.json:\(place): error: ") == true, "\(manifest.mistakes)")
        #expect(manifest.mistakes.first?.contains(message) == true, "\(manifest.mistakes)")
    }

    @Test func identifiersOfOtherManifestsAreTaken() throws {
        let known = TrustedDocument(
            id: DocumentIdentifier("a"), name: "A", operationType: .query, text: Array("{ a }".utf8))
        #expect(try read(#"{"a": "{ a }"}"#, known: [known]).mistakes == [])
        #expect(try read(#"{"a": "{ b }"}"#, known: [known]).mistakes.count == 1)
    }

    @Test func allMistakesAreReported() throws {
        let manifest = try read(#"{"a": "{ x }", "b": "{ y }", "c": "{ a }"}"#)
        #expect(manifest.mistakes.count == 2)
        #expect(manifest.documents.map(\.id.key) == ["c"])
    }
}
