import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct HTTPRequestContentTests {
    private func read(_ body: String, coding: ContentCoding? = nil, batch: Int = 0) -> HTTPRequestContent {
        var limits = TransportLimits()
        limits.batch = batch
        return HTTPRequestContent.read(
            ByteBuffer(string: body), coding: coding, limits: limits, policy: .draft2026)
    }

    @Test func anObjectIsARequest() throws {
        guard case .request(let request) = read(#"{"query":"{ a }"}"#) else {
            Issue.record("no request")
            return
        }
        #expect(request.query == Array("{ a }".utf8))
    }

    @Test func aListIsABatchWhereOneIsTaken() {
        guard case .batch(let batch) = read(#"[{"query":"{ a }"},{"query":"{ b }"}]"#, batch: 2) else {
            Issue.record("no batch")
            return
        }
        #expect(batch.entries.count == 2)
    }

    @Test(arguments: [
        ("[", 400 as HTTPStatus, "BAD_REQUEST"), (#"[{"query":"{ a }"}]"#, 422, "BATCHING_DISABLED"),
        (#"{"query":1}"#, 422, "BAD_REQUEST"), ("", 400, "BAD_REQUEST"),
    ])
    func whatIsNeitherSaysWhy(_ body: String, _ status: HTTPStatus, _ code: String) {
        guard case .unreadable(let error, let found) = read(body) else {
            Issue.record("readable")
            return
        }
        #expect(found == status)
        #expect(error.code?.rawValue == code)
    }

    @Test func bytesInAnotherCodingAreRefused() {
        guard case .unreadable(let error, 400) = read("no gzip", coding: .gzip) else {
            Issue.record("readable")
            return
        }
        #expect(error.message.contains("gzip"))
    }
}
