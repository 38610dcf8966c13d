import GraphQLExecution
import GraphQLJSON
import Testing

@testable import CharterApp

struct RequestContextUserTests {
    private func user(headers: [String: String] = [:], parameters: JSONObject? = nil) -> String {
        RequestContext(requestID: "1", headers: headers, connectionParameters: parameters).userID
    }

    @Test func theHeaderNamesTheUser() {
        #expect(user(headers: ["x-user-id": "ada"]) == "ada")
        #expect(user(headers: ["x-user-id": "ada"], parameters: ["userId": "bob"]) == "ada")
    }

    @Test func aSocketNamesItInItsFirstMessage() {
        #expect(user(parameters: ["userId": "bob"]) == "bob")
    }

    @Test func whoeverSaysNothingUsableIsAnonymous() {
        #expect(user() == "anonymous")
        #expect(user(headers: ["x-user-id": ""]) == "anonymous")
        #expect(user(headers: ["x-user-id": String(repeating: "x", count: 129)]) == "anonymous")
        #expect(user(parameters: ["userId": 7]) == "anonymous")
    }
}
