import Foundation
import NIOHTTP1
import Testing

@testable import CharterWorkflows

struct N8nErrorBodyTests {
    private func error(_ status: Int, _ body: String, _ headers: HTTPHeaders = [:]) -> N8nError {
        N8nErrorBody.error(
            status: status, headers: headers, body: Array(body.utf8), now: Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: [401, 403])
    func refusalsKeepTheirWordsToThemselves(status: Int) {
        #expect(error(status, #"{"message":"key sk-1 is wrong"}"#) == .refused(status: status))
    }

    @Test func anUnknownWebhookKeepsItsHint() {
        let body = #"{"code":404,"message":"The requested webhook \"POST x\" is not registered.","hint":"Click it"}"#
        #expect(error(404, body) == .notFound(detail: #"The requested webhook "POST x" is not registered. (Click it)"#))
    }

    @Test func aMethodThatIsNotThereIsNotFoundToo() {
        #expect(error(405, "") == .notFound(detail: "Method Not Allowed"))
    }

    @Test func conflictsAndRateLimits() {
        #expect(error(409, #"{"message":"it runs"}"#) == .conflict(detail: "it runs"))
        #expect(error(429, "", ["Retry-After": "7"]) == .rateLimited(retryAfter: .seconds(7)))
        #expect(error(429, "") == .rateLimited(retryAfter: nil))
    }

    @Test func aProxysPageIsNotQuoted() {
        #expect(error(502, "<html><body>nginx</body></html>") == .failed(status: 502, detail: "Bad Gateway"))
    }

    @Test func jsonThatBreaksOffIsNotQuoted() {
        #expect(error(500, #"{"message":"Somethi"#) == .failed(status: 500, detail: "Internal Server Error"))
    }

    @Test func textIsOneShortLine() {
        #expect(error(500, "a\nb") == .failed(status: 500, detail: "a b"))
        guard case .failed(_, let detail) = error(500, String(repeating: "x", count: 1_000)) else {
            Issue.record("not a failure")
            return
        }
        #expect(detail.count == 300)
    }
}
