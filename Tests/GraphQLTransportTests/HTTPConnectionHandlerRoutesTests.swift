import GraphQLExecution
import NIOCore
import Testing

@testable import GraphQLTransport

/// Routes of an interface, on one connection.
@Suite struct HTTPConnectionHandlerRoutesTests {
    private static func reply(_ text: String?, _ status: HTTPStatus = 200, tag: String? = nil) -> HTTPReply {
        var fields = HTTPFieldLines()
        fields.append("X-Kind", "reply")
        return HTTPReply(status: status, fields: fields, entityTag: tag, body: text.map { ResponseBody($0.utf8) })
    }

    /// Says what it is asked.
    private final class Echo: HTTPEndpoint {
        func refuse(_ refusal: HTTPRouteRefusal, _ request: HTTPRoute.Request) -> HTTPReply {
            reply("refused \(refusal.code) \(request.captured) \(refusal.allow ?? "-")", refusal.status)
        }

        nonisolated(nonsending) func respond(to request: HTTPRoute.Request) async -> HTTPRoute.Response {
            switch request.query {
            case "none": return .whole(reply(nil, 304, tag: "t"))
            case "empty": return .whole(reply(nil))
            case "pieces":
                return .stream(
                    HTTPReplyStream(fields: reply(nil).fields, isEndless: true, keepAlive: [0x3A, 0x0A]) { nil })
            default:
                let body = String(decoding: request.body, as: UTF8.self)
                var reply = reply("\(request.captured) \(request.query ?? "-") \(body)", tag: "t")
                reply.requestID = request.context.requestID
                return .whole(reply)
            }
        }
    }

    private static func route(_ method: HTTPMethod, _ path: String) -> HTTPRoute { HTTPRoute(method, path, Echo()) }

    private func conversation() throws -> HTTPConversation {
        try HTTPConversation(routes: [
            Self.route(.get, "/x/{id}"), Self.route(.post, "/x"), Self.route(.other, "/x/y/**"),
        ])
    }

    @Test func variablesAndQuery() throws {
        let answer = try conversation().exchange("GET /x/a%20b?q=1 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answer.status == 200)
        #expect(answer.contains("X-Kind: reply\r\nETag: \"t\"\r\n"))
        #expect(answer.answerBody == "[\"a b\"] q=1 ")
    }

    @Test func theAnswerNamesItsRequest() throws {
        let given = try conversation().exchange("GET /x/1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: mine-1\r\n\r\n")
        #expect(given.contains("X-Request-ID: mine-1\r\n"))
        // What could be mistaken in a log is replaced.
        let unfit = try conversation().exchange("GET /x/1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: a b\r\n\r\n")
        #expect(unfit.contains("X-Request-ID: ") && !unfit.contains("a b"))
    }

    @Test func refusalsAreInTheFormOfTheInterface() throws {
        let other = try conversation().exchange("DELETE /x/1 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(other.status == 405)
        #expect(other.answerBody == "refused METHOD_NOT_ALLOWED [] GET, HEAD, OPTIONS")
        let forged = try conversation().exchange(
            "POST /x HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nContent-Length: 1\r\n\r\na")
        #expect(forged.status == 403)
        #expect(forged.answerBody == "refused CSRF_SUSPECTED [] -")
        let coded = try conversation().exchange(
            "POST /x HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\na")
        #expect(coded.status == 400)
        #expect(try conversation().exchange("GET /x/y/z/1 HTTP/1.1\r\nHost: x\r\n\r\n").status == 200)
    }

    @Test func whatHasNoBodyHasNoLength() throws {
        let conversation = try conversation()
        let unchanged = try conversation.exchange("GET /x/1?none HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(unchanged.status == 304)
        #expect(!unchanged.contains("Content-Length"))
        // Anything else without a body says so, or the client would wait.
        #expect(
            try conversation.exchange("GET /x/1?empty HTTP/1.1\r\nHost: x\r\n\r\n").contains("Content-Length: 0\r\n"))
        let head = try conversation.exchange("HEAD /x/1?q HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(head.contains("Content-Length: 8\r\n"))
        #expect(head.answerBody.isEmpty)
        #expect(conversation.isOpen)
    }

    @Test func aStreamThatIsOverEnds() throws {
        let answer = try conversation().exchange("GET /x/1?pieces HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answer.contains("Transfer-Encoding: chunked\r\n"))
        #expect(answer.answerBody == "0\r\n\r\n")
    }

    @Test func bodiesThatAreNoFormsNeedNoGuard() throws {
        let answer = try conversation().exchange(
            "POST /x HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}")
        #expect(answer.answerBody == "[] - {}")
    }
}
