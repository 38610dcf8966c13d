import GraphQLExecution
import GraphQLLanguage
import Testing

@Suite struct GraphQLRequestJSONTests {
    private func read(_ text: String) throws -> GraphQLRequest {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { try GraphQLRequest.read($0) }
    }

    @Test func readsAllParameters() throws {
        let request = try read(
            #"{"query":"{ a }","operationName":"A","variables":{"x":1},"extensions":{"y":2},"documentId":"sha256:ab"}"#)
        #expect(request.query == Array("{ a }".utf8))
        #expect(request.operationName == "A")
        #expect(request.variables == ["x": 1])
        #expect(request.extensions == ["y": 2])
        #expect(request.documentId == "sha256:ab")
    }

    @Test func nullIsAbsentAndTheUnknownIsIgnored() throws {
        let request = try read(
            #"{"query":null,"operationName":null,"variables":null,"extensions":null,"documentId":null,"more":[1]}"#)
        #expect(request.query.isEmpty)
        #expect(request.documentId == nil)
        #expect(request.operationName == nil)
        #expect(request.variables.isEmpty)
        #expect(request.extensions.isEmpty)
    }

    /// What nobody reads is well-formed all the same, and counts.
    @Test func boundsTheUnknown() throws {
        let ones = { (count: Int) in "{\"more\":[" + Array(repeating: "1", count: count).joined(separator: ",") + "]}" }
        #expect(throws: Never.self) { try read(ones(49_999)) }
        #expect(throws: GraphQLError.self) { try read(ones(50_000)) }
        #expect(throws: GraphQLError.self) { try read(#"{"more":[1,]}"#) }
    }

    @Test(arguments: [
        #"{"query":1}"#, #"{"documentId":1}"#, #"{"documentId":{}}"#, #"{"documentId":"a","documentId":"b"}"#,
        #"{"operationName":[]}"#, #"{"variables":"x"}"#, #"{"extensions":[]}"#, "[]", "3", "",
    ])
    func refusesWhatIsNoRequest(text: String) {
        let error = #expect(throws: GraphQLError.self) { try read(text) }
        #expect(error?.code == .badRequest)
    }
}
