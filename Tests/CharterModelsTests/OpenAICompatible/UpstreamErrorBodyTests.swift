import Testing

@testable import CharterModels

struct UpstreamErrorBodyTests {
    @Test(
        arguments: [
            (#"{"error":{"message":"m","type":"t","param":null,"code":"c"}}"#, "m", "c", nil),
            (#"{"error":{"message":"m","type":"t","code":429}}"#, "m", "t", 429),
            (#"{"error":{"message":"m","type":"t","code":"429"}}"#, "m", "t", 429),
            (#"{"error":{"message":"m","type":"t","code":null}}"#, "m", "t", nil),
            (#"{"error":{"type":"t"}}"#, "t", "t", nil),
            (#"{"error":"plain"}"#, "plain", nil, nil),
            (#"{"message":"m","code":400}"#, "m", nil, 400),
            (#"{"detail":"d"}"#, "d", nil, nil),
        ] as [(String, String, String?, Int?)])
    func everyShape(json: String, message: String, kind: String?, status: Int?) throws {
        let body = try #require(UpstreamErrorBody(json: json.utf8))
        #expect(body.message == message)
        #expect(body.kind == kind)
        #expect(body.status == status)
    }

    @Test(arguments: ["", "<html>", "[]", "{}", #"{"error":null}"#, #"{"choices":[]}"#, #"{"detail":[1]}"#])
    func noErrorObject(text: String) {
        #expect(UpstreamErrorBody(json: text.utf8) == nil)
    }
}
