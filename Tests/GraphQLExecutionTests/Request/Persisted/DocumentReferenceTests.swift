import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import GraphQLExecution

@Suite struct DocumentReferenceTests {
    private let hash = String(repeating: "ab", count: 32)

    private func reference(
        _ documentId: String? = nil, _ extensions: JSONObject = [:]
    ) throws(GraphQLErrors) -> DocumentIdentifier? {
        var request = GraphQLRequest(query: [], extensions: extensions)
        request.documentId = documentId
        return try request.documentReference()
    }

    @Test func aRequestMayNameNone() throws {
        #expect(try reference() == nil)
        #expect(try reference(nil, ["tracing": true]) == nil)
        #expect(try reference(nil, ["persistedQuery": .null]) == nil)
    }

    @Test func bothPlacesMeanTheSame() throws {
        let expected = DocumentIdentifier(hash)
        #expect(try reference("sha256:" + hash) == expected)
        #expect(try reference(hash) == expected)
        let persisted: JSONValue = ["version": 1, "sha256Hash": .string(hash)]
        #expect(try reference(nil, ["persistedQuery": persisted]) == expected)
        #expect(try reference("sha256:" + hash, ["persistedQuery": persisted]) == expected)
    }

    @Test(
        arguments: [
            ["persistedQuery": "x"], ["persistedQuery": ["version": 1]],
            ["persistedQuery": ["version": 1, "sha256Hash": 7]],
            ["persistedQuery": ["version": 1, "sha256Hash": "other"]],
        ] as [JSONObject])
    func whatIsNoReferenceOrNamesTwoIsABadRequest(extensions: JSONObject) {
        let errors = #expect(throws: GraphQLErrors.self) { try reference("mine", extensions) }
        #expect(errors?.errors.first?.code == .badRequest)
    }

    @Test func anotherVersionIsNotSupported() {
        for version: JSONValue in [2, "1", .null] {
            let errors = #expect(throws: GraphQLErrors.self) {
                try reference(nil, ["persistedQuery": ["version": version, "sha256Hash": .string(hash)]])
            }
            #expect(errors?.errors.first?.message == "PersistedQueryNotSupported")
            #expect(errors?.errors.first?.code == .persistedQueryNotSupported)
        }
    }
}
