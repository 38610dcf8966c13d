import GraphQLLanguage
import Testing

@testable import GraphQLExecution

@Suite struct TrustedDocumentsTests {
    private func document(_ id: String, _ text: String) -> TrustedDocument {
        TrustedDocument(
            id: DocumentIdentifier(id), name: "A", operationType: .query, text: Array(text.utf8))
    }

    @Test func areFoundByIdentifierAndByText() {
        let documents = TrustedDocuments([document("a", "{ a }"), document("b", "{ b }")])
        #expect(documents[DocumentIdentifier("b")] == Array("{ b }".utf8))
        #expect(documents[DocumentIdentifier("c")] == nil)
        #expect(documents[DocumentIdentifier(ofText: Array("{ b }".utf8))] == Array("{ b }".utf8))
        #expect(documents.contains(text: Array("{ a }".utf8)))
        #expect(!documents.contains(text: Array("{a}".utf8)))
    }

    @Test func theFirstOfAnIdentifierCounts() {
        let documents = TrustedDocuments([document("a", "{ a }"), document("a", "{ b }")])
        #expect(documents[DocumentIdentifier("a")] == Array("{ a }".utf8))
        #expect(!documents.contains(text: Array("{ b }".utf8)))
    }
}
