import GraphQLJSON
import Testing

@testable import CharterClient

@Suite struct ResponseReadingTests {
    private typealias Response = OperationResponse<AddMutation.Data>

    private func read(_ status: Int, _ type: String, _ body: String) throws -> Response {
        try ResponseReading.read(
            ResponseReading.Answer(status: status, contentType: type, retryAfter: .seconds(3), body: Array(body.utf8)))
    }

    @Test func aResponseIsReadWhateverItsStatus() throws {
        let type = "application/graphql-response+json; charset=utf-8"
        #expect(try read(200, type, #"{"data":{"add":1}}"#).data?.add == 1)
        let refused = try read(
            400, type,
            #"{"errors":[{"message":"No.","locations":[{"line":1,"column":2}],"extensions":{"code":"X"}}]}"#)
        #expect(refused.data == nil)
        #expect(
            refused.errors == [
                ResponseError(message: "No.", locations: [.init(line: 1, column: 2)], extensions: ["code": "X"])
            ])
        let partial = try read(
            200, type, #"{"data":null,"errors":[{"message":"No.","path":["a",0]}],"extensions":{"cost":7}}"#)
        #expect(partial.errors.first?.path == [.field("a"), .index(0)])
        #expect(partial.extensions == ["cost": 7])
        #expect(throws: ClientError.graphQL(partial.errors)) { try partial.get() }
    }

    @Test func plainJSONIsAResponseOnlyWhereItReadsAsOne() throws {
        #expect(try read(200, "application/json", #"{"data":{"add":1}}"#).data?.add == 1)
        #expect(try read(500, "Application/JSON", #"{"errors":[{"message":"No."}]}"#).errors.count == 1)
        #expect(throws: ClientError.status(502, body: #"{"error":"gateway"}"#, retryAfter: .seconds(3))) {
            try read(502, "application/json", #"{"error":"gateway"}"#)
        }
    }

    @Test func anythingElseIsAnError() {
        #expect(throws: ClientError.status(503, body: "Later.", retryAfter: .seconds(3))) {
            try read(503, "text/html", " Later.\n")
        }
        #expect(throws: ClientError.malformedAnswer("its media type is \"text/html\"")) {
            try read(200, "text/html", "")
        }
        #expect(throws: ClientError.malformedAnswer("its media type is \"\"")) { try read(200, "", "") }
        #expect(throws: ClientError.malformedAnswer("There is neither data nor errors.")) {
            try read(200, "application/json", "{}")
        }
        #expect(throws: ClientError.malformedAnswer("\"data.add\" is missing")) {
            try read(200, "application/json", #"{"data":{}}"#)
        }
        #expect(throws: ClientError.malformedAnswer("\"data.add\" is no Int")) {
            try read(200, "application/json", #"{"data":{"add":"1"}}"#)
        }
        #expect(throws: ClientError.self) { try read(200, "application/json", "no JSON") }
        #expect(throws: ClientError.malformedAnswer("data is null without an error")) {
            try read(200, "application/json", #"{"data":null}"#).get()
        }
    }

    @Test func theTimeToWaitIsBounded() {
        #expect(ResponseReading.retryAfter(" 12 ") == .seconds(12))
        #expect(ResponseReading.retryAfter("4000000000") == .seconds(86_400))
        #expect(ResponseReading.retryAfter("-1") == nil)
        #expect(ResponseReading.retryAfter("Fri, 31 Dec 1999 23:59:59 GMT") == nil)
        #expect(ResponseReading.retryAfter(nil) == nil)
    }
}
