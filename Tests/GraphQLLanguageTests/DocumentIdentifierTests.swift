import GraphQLLanguage
import Testing

/// GraphQL over HTTP, appendix "Persisted Documents", section "Identifying a Document".
@Suite struct DocumentIdentifierTests {
    @Test func isTheHashOfTheSourceText() {
        let text = "query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}"
        #expect(
            DocumentIdentifier(ofText: Array(text.utf8)).description
                == "sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e")
        #expect(
            DocumentIdentifier(ofText: Array("query($id:ID!){user(id:$id){name}}".utf8)).description
                == "sha256:71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b")
    }

    @Test func thePrefixOfAHashMayBeLeftOut() {
        let hash = String(repeating: "0a", count: 32)
        #expect(DocumentIdentifier("sha256:" + hash) == DocumentIdentifier(hash))
        #expect(DocumentIdentifier(hash).isHash)
        #expect(DocumentIdentifier(hash).description == "sha256:" + hash)
    }

    @Test(arguments: [
        "", "AskModel", "x-team:ask", String(repeating: "0A", count: 32), String(repeating: "0", count: 63),
    ])
    func everythingElseIsCustom(text: String) {
        #expect(!DocumentIdentifier(text).isHash)
        #expect(DocumentIdentifier(text).description == text)
    }
}
