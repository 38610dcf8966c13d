import GraphQLExecution
import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct ServerSentEventWriterTests {
    private func body(_ text: String) -> ResponseBody { ResponseBody(Array(text.utf8)) }

    @Test func writesNextAndCompleteWithIDs() {
        var writer = ServerSentEventWriter()
        var output = ByteBuffer()
        writer.next(body(#"{"data":1}"#), into: &output)
        writer.keepAlive(into: &output)
        writer.next(body(#"{"data":2}"#), into: &output)
        writer.complete(into: &output)
        #expect(
            String(buffer: output) == """
                event: next
                id: 1
                data: {"data":1}

                :

                event: next
                id: 2
                data: {"data":2}

                event: complete
                id: 3
                data:\u{20}


                """)
    }

    @Test func goesOnAfterTheLastID() {
        var writer = ServerSentEventWriter(lastID: 41)
        var output = ByteBuffer()
        writer.next(body("{}"), into: &output)
        #expect(String(buffer: output) == "event: next\nid: 42\ndata: {}\n\n")
    }

    @Test func anEventOfASourceWithIdentifiersHasItsOwnAndTheEndLeavesTheClientThere() {
        var writer = ServerSentEventWriter(lastID: 41)
        var output = ByteBuffer()
        writer.next(body("{}"), id: "7.12", into: &output)
        writer.complete(into: &output)
        #expect(String(buffer: output) == "event: next\nid: 7.12\ndata: {}\n\nevent: complete\nid: 7.12\ndata: \n\n")
    }

    @Test func anIdentifierNeverBecomesAnotherField() {
        var writer = ServerSentEventWriter()
        var output = ByteBuffer()
        writer.next(body("{}"), id: "1\r\ndata: no\0", into: &output)
        #expect(String(buffer: output) == "event: next\nid: 1data: no\ndata: {}\n\n")
    }

    @Test func aLineEndInTheResponseNeverEndsTheEvent() {
        var writer = ServerSentEventWriter()
        var output = ByteBuffer()
        writer.next(body("{\r\n\n\"data\":1}"), into: &output)
        #expect(String(buffer: output) == "event: next\nid: 1\ndata: {\ndata: \ndata: \"data\":1}\n\n")
    }
}
