import GraphQLJSON
import Testing

@Suite struct JSONReaderTests {
    @Test(
        arguments: [
            ("0", .int(0)), ("-1", .int(-1)), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("9223372036854775808", .double(9.223372036854775808e18)), ("1.5", .double(1.5)), ("1e3", .double(1000)),
            ("-0", .double(-0.0)), ("1E-2", .double(0.01)), (" [ ] ", .array([])), ("{ }", .object(JSONObject())),
            ("\"\\u0041\\n\\/\\\"\"", "A\n/\""), ("\"\\ud83d\\ude00\"", "😀"),
            ("[1,[2,{\"a\":null}]]", [1, [2, ["a": .null]]]),
        ] as [(String, JSONValue)])
    func readsValues(text: String, expected: JSONValue) throws {
        #expect(try JSONValue.parse(text) == expected)
    }

    @Test(arguments: [
        ("", 0), ("01", 0), ("1.", 2), ("1e", 2), ("-", 1), ("+1", 0), (".5", 0), ("1 2", 2), ("[1,]", 3),
        ("{\"a\"}", 4),
        ("{\"a\":1,}", 7), ("{a:1}", 1), ("nul", 0), ("'a'", 0), ("\"a", 2), ("\"\\x\"", 1), ("\"\\u12\"", 5),
        ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1), ("1e999", 0), ("{\"a\":1,\"a\":2}", 7),
    ])
    func refuses(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error?.offset == offset, "\(error?.message ?? "")")
    }

    @Test func boundsTheValuesOfAText() throws {
        let bytes = Array("[1,{\"a\":[2]}]".utf8)
        let read = { (maximum: Int) throws(JSONError) in
            let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONError> in
                var reader = JSONReader(buffer, maxValues: maximum)
                do throws(JSONError) { return .success(try reader.readValue()) } catch { return .failure(error) }
            }
            return try result.get()
        }
        #expect(try read(5) == [1, ["a": [2]]])
        #expect(throws: JSONError("More than 4 values", at: 9)) { try read(4) }
    }

    @Test(arguments: 0..<32)
    func refusesControlCharactersInStrings(byte: Int) {
        #expect(throws: JSONError.self) { try JSONValue.parse([0x22, UInt8(byte), 0x22]) }
        #expect(throws: JSONError.self) { try JSONValue.parse([0x22, 0x5C, 0x6E, UInt8(byte), 0x22]) }
    }

    @Test(
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
    func refusesInvalidUTF8(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONValue.parse([0x22] + bytes + [0x22]) }
        #expect(throws: JSONError.self) { try JSONValue.parse([0x22, 0x5C, 0x6E] + bytes + [0x22]) }
    }

    @Test func readsElementsOneByOne() throws {
        let bytes = Array("[1, [2] ,3]".utf8)
        let found = try bytes.withUnsafeBufferPointer { bytes in
            var reader = JSONReader(bytes)
            var found: [(Int, JSONValue)] = []
            try reader.readElements { (reader) throws(JSONError) in
                _ = reader.peek()
                found.append((reader.position, try reader.readValue()))
            }
            try reader.expectEnd()
            return found
        }
        #expect(found.map(\.0) == [1, 4, 9])
        #expect(found.map(\.1) == [1, [2], 3])
    }

    @Test func boundsNesting() throws {
        let open = String(repeating: "[", count: 64), close = String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try JSONValue.parse(open + close) }
        let error = #expect(throws: JSONError.self) { try JSONValue.parse("[" + open + close + "]") }
        #expect(error?.message == "Nested more than 64 levels deep")
        #expect(throws: JSONError.self) { try JSONValue.parse(String(repeating: "[{\"a\":", count: 100_000)) }
    }
}
