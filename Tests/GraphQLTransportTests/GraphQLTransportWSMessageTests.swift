import GraphQLJSON
import Testing

@testable import GraphQLTransport

@Suite struct GraphQLTransportWSMessageTests {
    private func read(_ text: String) throws(GraphQLTransportWSMessage.Invalid) -> GraphQLTransportWSMessage {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBytes {
            raw -> Result<GraphQLTransportWSMessage, GraphQLTransportWSMessage.Invalid> in
            do throws(GraphQLTransportWSMessage.Invalid) {
                return .success(try GraphQLTransportWSMessage.read(raw))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    @Test func readsSubscribe() throws {
        let message = try read(
            #"{"id":"1","type":"subscribe","payload":{"query":"{ a }","operationName":"A","variables":{"x":1},"extensions":{"y":2}},"more":0}"#
        )
        guard case .subscribe(let id, let request) = message else {
            Issue.record("\(message)")
            return
        }
        #expect(id == "1")
        #expect(request.query == Array("{ a }".utf8))
        #expect(request.operationName == "A")
        #expect(request.variables == ["x": 1])
        #expect(request.extensions == ["y": 2])
    }

    @Test(arguments: [
        #"{"documentId":"sha256:ab"}"#, #"{"documentId":"sha256:ab","query":null}"#,
        #"{"documentId":"sha256:ab","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}"#,
    ])
    func aDocumentMayBeNamedInstead(payload: String) throws {
        let message = try read(#"{"id":"1","type":"subscribe","payload":\#(payload)}"#)
        guard case .subscribe(_, let request) = message else {
            Issue.record("\(message)")
            return
        }
        #expect(request.query.isEmpty)
        #expect(request.documentId == "sha256:ab")
    }

    @Test func nullIsAbsent() throws {
        let message = try read(
            #"{"id":"1","type":"subscribe","payload":{"query":"","operationName":null,"variables":null,"extensions":null}}"#
        )
        guard case .subscribe(_, let request) = message else {
            Issue.record("\(message)")
            return
        }
        #expect(request.operationName == nil)
        #expect(request.variables.isEmpty)
    }

    @Test func readsTheOthers() throws {
        guard case .connectionInit(["token": "x"]) = try read(#"{"type":"connection_init","payload":{"token":"x"}}"#),
            case .connectionInit(nil) = try read(#"{"type":"connection_init","payload":null}"#),
            case .ping(nil) = try read(#"{"type":"ping"}"#), case .pong = try read(#"{"type":"pong","payload":{}}"#),
            case .complete("7") = try read(#"{"type":"complete","id":"7"}"#)
        else {
            Issue.record("a message was read as another")
            return
        }
    }

    @Test(arguments: [
        "", "x", "[]", "null", "{}", #"{"type":1}"#, #"{"type":"next"}"#, #"{"type":"connection_ack"}"#,
        #"{"type":"start"}"#,
        #"{"type":"connection_init","payload":1}"#, #"{"type":"ping","payload":"x"}"#, #"{"type":"pong","payload":[]}"#,
        #"{"type":"complete"}"#, #"{"type":"complete","id":1}"#, #"{"type":"complete","id":""}"#,
        #"{"type":"subscribe","payload":{"query":"a"}}"#, #"{"type":"subscribe","id":"","payload":{"query":"a"}}"#,
        #"{"type":"subscribe","id":1,"payload":{"query":"a"}}"#, #"{"type":"subscribe","id":"1"}"#,
        #"{"type":"subscribe","id":"1","payload":"a"}"#, #"{"type":"subscribe","id":"1","payload":{}}"#,
        #"{"type":"subscribe","id":"1","payload":{"query":1}}"#,
        #"{"type":"subscribe","id":"1","payload":{"query":null}}"#,
        #"{"type":"subscribe","id":"1","payload":{"documentId":1}}"#,
        #"{"type":"subscribe","id":"1","payload":{"documentId":null}}"#,
        #"{"type":"subscribe","id":"1","payload":{"query":"a","variables":"x"}}"#,
        #"{"type":"subscribe","id":"1","payload":{"query":"a","variables":[]}}"#,
        #"{"type":"subscribe","id":"1","payload":{"query":"a","operationName":1}}"#,
        #"{"type":"subscribe","id":"1","payload":{"query":"a","extensions":true}}"#,
        #"{"type":"ping","payload":{"a":"# + String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
            + "}}",
    ])
    func refusesWhatTheProtocolDoesNotKnow(text: String) {
        #expect(throws: GraphQLTransportWSMessage.Invalid.self) { try read(text) }
    }
}
