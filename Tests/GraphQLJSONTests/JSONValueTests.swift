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
