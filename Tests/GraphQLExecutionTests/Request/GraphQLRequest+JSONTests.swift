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

    @Test(arguments: [
        #"{"query":1}"#, #"{"documentId":1}"#, #"{"documentId":{}}"#, #"{"documentId":"a","documentId":"b"}"#,
        #"{"operationName":[]}"#, #"{"variables":"x"}"#, #"{"extensions":[]}"#, "[]", "3", "",
    ])
    func refusesWhatIsNoRequest(text: String) {
        let error = #expect(throws: GraphQLError.self) { try read(text) }
        #expect(error?.code == .badRequest)
    }
}
