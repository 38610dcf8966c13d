import GraphQLExecution
import GraphQLLanguage
import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct MultipartMixedWriterTests {
    private func body(_ text: String) -> ResponseBody { ResponseBody(Array(text.utf8)) }

    private func taken(_ output: inout ByteBuffer) -> String {
        defer { output.clear() }
        return String(buffer: output)
    }

    @Test func partsOfAnIncrementalAnswer() {
        var writer = MultipartMixedWriter.incremental
        var output = ByteBuffer()
        writer.next(body(#"{"data":{},"hasNext":true}"#), into: &output)
        // The delimiter behind a part is what makes a client take it for whole.
        #expect(
            taken(&output) == "\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n"
                + "{\"data\":{},\"hasNext\":true}\r\n---")
        writer.next(body(#"{"hasNext":false}"#), into: &output)
        #expect(
            taken(&output)
                == "\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{\"hasNext\":false}\r\n---")
        writer.complete(into: &output)
        #expect(taken(&output) == "--\r\n")
    }

    @Test func eventsOfASubscription() {
        var writer = MultipartMixedWriter.subscription
        var output = ByteBuffer()
        let isAlive = writer.keepAlive(into: &output)
        #expect(isAlive)
        #expect(
            taken(&output)
                == "\r\n--graphql\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{}\r\n--graphql")
        writer.next(body(#"{"data":1}"#), into: &output)
        #expect(taken(&output).contains("\r\n\r\n{\"payload\":{\"data\":1}}\r\n--graphql"))
        writer.interrupt(GraphQLError("Over.", code: .timeout), into: &output)
        #expect(
            taken(&output).contains(
                #"{"payload":null,"errors":[{"message":"Over.","extensions":{"code":"TIMEOUT"}}]}"#))
        writer.complete(into: &output)
        #expect(taken(&output) == "--\r\n")
    }

    @Test func anIncrementalAnswerHasNoWordForSignsOfLifeOrInterruptions() {
        var writer = MultipartMixedWriter.incremental
        var output = ByteBuffer()
        let hasHeartbeats = writer.keepAlive(into: &output)
        #expect(!hasHeartbeats)
        writer.interrupt(GraphQLError("Over."), into: &output)
        #expect(output.readableBytes == 0)
    }

    @Test func anEndWithoutPartsIsABody() {
        var writer = MultipartMixedWriter.incremental
        var output = ByteBuffer()
        writer.complete(into: &output)
        #expect(taken(&output) == "\r\n-----\r\n")
    }
}
