import GraphQLJSON
import Testing

@Suite struct JSONValueTests {
    @Test func objectsKeepOrderAndFindMembersBeyondTheIndexThreshold() {
        var object = JSONObject()
        for number in 0..<100 { object["k\(number)"] = .int(Int64(number)) }
        #expect(object.members.map(\.key) == (0..<100).map { "k\($0)" })
        object["k50"] = nil
        #expect(object["k50"] == nil)
        #expect(object["k51"] == 51)
        #expect(object.count == 99)
        object["k51"] = "new"
        #expect(object["k51"] == "new")
        #expect(object.members[50].key == "k51")
    }

    @Test(arguments: [0, 20]) func keysAreComparedByTheirBytes(others: Int) throws {
        // One letter with an accent, and a letter followed by an accent: the same text to Unicode.
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        var object = JSONObject((0..<others).map { ("k\($0)", .null) })
        object[composed] = 1
        object[decomposed] = 2
        #expect(object.count == others + 2)
        #expect(object[composed] == 1)
        #expect(object[decomposed] == 2)
        object[composed] = nil
        #expect(object[decomposed] == 2)
        #expect(try JSONValue.parse("{\"\(composed)\":1,\"\(decomposed)\":2}").encoded().count > 0)
        #expect(throws: JSONError.self) { try JSONValue.parse("{\"\(composed)\":1,\"\\u00e9\":2}") }
    }

    @Test func equalityIgnoresTheOrderOfMembers() {
        let left: JSONValue = ["a": 1, "b": 2], right: JSONValue = ["b": 2, "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1])
    }

    @Test func anAbsentValueIsNotNull() {
        func pick(_ value: JSONValue, _ isAbsent: Bool) -> JSONValue? { isAbsent ? nil : value }
        #expect(pick(.null, true) == nil)
        #expect(pick(.null, false) != nil)
    }
}
