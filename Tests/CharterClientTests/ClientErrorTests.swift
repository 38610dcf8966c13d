import Testing

@testable import CharterClient

@Suite struct ClientErrorTests {
    @Test(
        arguments: [
            .notConnected(""), .connectionLost(""), .timeout(.answer, limit: .seconds(1)),
            .status(503, body: "", retryAfter: nil), .status(429, body: "", retryAfter: nil),
            .closed(code: 1001, reason: ""), .closed(code: 1006, reason: ""), .closed(code: 4429, reason: ""),
        ] as [ClientError])
    func whatMayPassIsTemporary(error: ClientError) { #expect(error.isTemporary) }

    @Test(
        arguments: [
            .invalidURL(""), .status(404, body: "", retryAfter: nil), .graphQL([]), .malformedAnswer(""),
            .closed(code: 4400, reason: ""), .closed(code: 4403, reason: ""), .closed(code: 1002, reason: ""),
            .answerTooLarge(limit: 1), .encryption(""),
        ] as [ClientError])
    func whatDoesNotPassIsNot(error: ClientError) { #expect(!error.isTemporary) }

    @Test func messagesSayWhatHappened() {
        #expect(
            ClientError.timeout(.signOfLife, limit: .milliseconds(1500)).description
                == "The server gave no sign of life within 1.5 s.")
        #expect(
            ClientError.timeout(.answer, limit: .seconds(30)).description == "The server gave no answer within 30 s.")
        #expect(
            ClientError.status(502, body: "", retryAfter: nil).description
                == "The server answered with HTTP status 502.")
        #expect(
            ClientError.closed(code: 4403, reason: "Forbidden").description
                == "The server closed the socket with code 4403: Forbidden")
    }
}
