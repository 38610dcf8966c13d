import NIOCore
import Testing

@testable import CharterEvents

struct RESPWriterTests {
    @Test func aCommandIsAnArrayOfStringsByTheirBytes() {
        var buffer = ByteBuffer()
        RESPWriter.write(["PUBLISH", "ü", "", "a\r\nb"], to: &buffer)
        #expect(String(buffer: buffer) == "*4\r\n$7\r\nPUBLISH\r\n$2\r\nü\r\n$0\r\n\r\n$4\r\na\r\nb\r\n")
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var buffer = ByteBuffer()
        let words = ["HELLO", "3", "\r\n$5\r\n", ""]
        RESPWriter.write(words, to: &buffer)
        var parser = RESPParser()
        parser.append(buffer)
        #expect(try parser.next() == .array(words.map { .bulk(Array($0.utf8)) }))
    }
}
