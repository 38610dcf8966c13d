import GraphQLJSON
import Testing

@testable import CharterClient

@Suite struct OperationRequestTests {
    @Test func aRequestHasTheDocumentItsNameAndTheVariablesThatAreThere() throws {
        let request = OperationRequest(GreetingQuery(name: "Ada"), documents: .texts)
        let body = try JSONValue.parse(request.body)
        #expect(
            body == [
                "query": .string(GreetingQuery.document), "operationName": "Greeting", "variables": ["name": "Ada"],
            ])
        #expect(OperationRequest(GreetingQuery(), documents: .texts).object["variables"] == nil)
        #expect(OperationRequest(GreetingQuery(name: nil), documents: .texts).object["variables"] == ["name": .null])
    }

    @Test func aTrustedDocumentIsNamedByItsHash() {
        let request = OperationRequest(NeverQuery(), documents: .identifiers)
        #expect(request.object == ["documentId": .string("sha256:" + NeverQuery.sha256), "operationName": "Never"])
    }
}
