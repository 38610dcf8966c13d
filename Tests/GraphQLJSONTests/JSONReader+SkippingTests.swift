import GraphQLJSON
import Testing

@Suite struct JSONReaderSkippingTests {
    private static let texts = [
        "0", "-1.5e+3", "1e999", "true", "false", "null", "\"\"", "\"a\\n\\u0041\\ud83d\\ude00é\"", "[]", "{}",
        " [ 1 , [ 2 , { \"a\" : null } ] ] ", "{\"a\":{\"b\":[]},\"c\":\"\"}", "{\"a\":1,\"a\":2}",
    ]

    private func skip(_ bytes: [UInt8], maxDepth: Int = 64, maxValues: Int = .max) throws(JSONError) -> Int {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<Int, JSONError> in
            var reader = JSONReader(buffer, maxDepth: maxDepth, maxValues: maxValues)
            do throws(JSONError) {
                try reader.skipValue()
                try reader.expectEnd()
                return .success(reader.position)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    @Test(arguments: texts)
    func takesAWholeValue(text: String) throws {
        #expect(try skip(Array(text.utf8)) == text.utf8.count)
    }

    @Test func leavesWhatComesBehind() throws {
        let bytes = Array("[1,{\"a\":\"]\"}] 2".utf8)
        let rest = try bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            try reader.skipValue()
            return try reader.readValue()
        }
        #expect(rest == 2)
    }

    @Test(arguments: [
        ("", 0), ("01", 0), ("1.", 2), ("1e", 2), ("-", 1), ("+1", 0), (".5", 0), ("1 2", 2), ("[1,]", 3),
        ("{\"a\"}", 4), ("{\"a\":1,}", 7), ("{a:1}", 1), ("nul", 0), ("'a'", 0), ("\"a", 2), ("\"\\x\"", 1),
        ("\"\\u12\"", 5), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1), ("[1", 2), ("\"\\", 1),
    ])
    func refusesWhatReadingRefuses(text: String, offset: Int) {
        let skipped = #expect(throws: JSONError.self) { try skip(Array(text.utf8)) }
        let read = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(skipped?.offset == offset)
        #expect(skipped == read)
    }

    @Test(
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
    func refusesInvalidUTF8(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try skip([0x22] + bytes + [0x22]) }
        #expect(throws: JSONError.self) { try skip([0x22] + bytes + [0x5C, 0x6E, 0x22]) }
        #expect(throws: JSONError.self) { try skip([0x7B, 0x22] + bytes + Array("\":1}".utf8)) }
    }

    @Test(arguments: 0..<32)
    func refusesControlCharactersInStrings(byte: Int) {
        #expect(throws: JSONError.self) { try skip([0x22, UInt8(byte), 0x22]) }
        #expect(throws: JSONError.self) { try skip([0x22, 0x5C, 0x6E, UInt8(byte), 0x22]) }
    }

    @Test func boundsNestingAndValues() throws {
        let nested = Array("[1,{\"a\":[2]}]".utf8)
        #expect(throws: Never.self) { try skip(nested, maxDepth: 3, maxValues: 5) }
        #expect(throws: JSONError("More than 4 values", at: 9)) { try skip(nested, maxValues: 4) }
        #expect(throws: JSONError("Nested more than 2 levels deep", at: 8)) { try skip(nested, maxDepth: 2) }
        #expect(throws: JSONError.self) { try skip(Array(String(repeating: "[{\"a\":", count: 100_000).utf8)) }
    }

    /// Every cut and every changed byte is judged as reading judges it.
    @Test(arguments: texts)
    func agreesWithReading(text: String) {
        let bytes = Array(text.utf8)
        for position in bytes.indices {
            var changed = bytes
            for byte in [UInt8(0), 0x22, 0x2C, 0x30, 0x5C, 0x5D, 0x7D, 0x80, 0xE9] {
                changed[position] = byte
                expectTheSame(changed)
            }
            expectTheSame(Array(bytes[..<position]))
        }
    }

    private func expectTheSame(_ bytes: [UInt8]) {
        let read = Result { () throws(JSONError) in try JSONValue.parse(bytes) }
        let isWellFormed = bytes.withUnsafeBufferPointer { JSONReader.isWellFormed($0) }
        switch read {
        case .success: #expect(isWellFormed)
        case .failure(let error):
            if error.message.contains("occurs twice") || error.message.contains("too large") { return }
            #expect(!isWellFormed, "\(String(decoding: bytes, as: UTF8.self)): \(error.message)")
        }
    }
}
