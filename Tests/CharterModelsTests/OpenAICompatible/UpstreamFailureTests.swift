import Foundation
import NIOHTTP1
import Testing

@testable import CharterModels

struct UpstreamFailureTests {
    private func error(_ status: Int, _ body: String, headers: HTTPHeaders = [:]) -> ModelError {
        UpstreamFailure(model: "m").error(
            status: status,
            headers: headers,
            body: Array(body.utf8),
            now: Date(timeIntervalSince1970: 0)
        )
    }

    @Test func theUpstreamMessageIsKept() {
        let body = #"{"error":{"message":"no such model","type":"x","param":null,"code":"model_not_found"}}"#
        #expect(error(404, body) == .upstream(model: "m", status: 404, detail: "no such model", partialText: ""))
    }

    @Test func refusedKeysAreNotQuoted() {
        let body = #"{"error":{"message":"Incorrect API key provided: sk-12345","type":"x","code":"invalid_api_key"}}"#
        #expect(error(401, body) == .credentialsRefused(model: "m", status: 401))
        #expect(!"\(error(403, body))".contains("sk-"))
    }

    @Test func rateLimitsCarryTheDelay() {
        let limited = error(429, "{}", headers: ["retry-after": "7"])
        #expect(limited == .rateLimited(model: "m", retryAfter: .seconds(7), partialText: ""))
        #expect(error(429, "") == .rateLimited(model: "m", retryAfter: nil, partialText: ""))
    }

    @Test func aTextThatIsTooLongToEmbedIsKnownByItsMessage() {
        let message = "input (602 tokens) is too large to process. increase the physical batch size"
        let error = error(500, #"{"error":{"message":"\#(message)","type":"server_error","code":500}}"#)
        #expect(error == .promptTooLong(model: "m", detail: message))
    }

    @Test(arguments: ["context_length_exceeded", "exceed_context_size_error"])
    func aLongConversationIsTheUsersToShorten(kind: String) {
        let error = error(400, #"{"error":{"message":"5000 > 2048","type":"\#(kind)","code":400}}"#)
        #expect(error == .promptTooLong(model: "m", detail: "5000 > 2048"))
    }

    @Test(arguments: [
        ("", "Bad Gateway"), ("<html><h1>502</h1></html>", "Bad Gateway"),
        (" upstream\n connect error ", "upstream  connect error"),
    ])
    func bodiesThatAreNotJSON(body: String, detail: String) {
        #expect(error(502, body) == .upstream(model: "m", status: 502, detail: detail, partialText: ""))
    }

    @Test func longMessagesAreShortened() {
        guard case .upstream(_, _, let detail, _) = error(500, String(repeating: "x", count: 5000)) else {
            Issue.record("not an upstream error")
            return
        }
        #expect(detail.count == 300)
    }
}
