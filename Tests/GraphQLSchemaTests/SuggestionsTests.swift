import Testing

@testable import GraphQLSchema

@Suite struct SuggestionsTests {
    @Test func resemblingNamesBestFirst() {
        #expect(Suggestions.list("abc", among: ["a", "ab", "abc", "xyz"]) == ["abc", "ab", "a"])
        #expect(Suggestions.list("greenish", among: ["green", "GREENISH", "red"]) == ["GREENISH", "green"])
        #expect(Suggestions.list("", among: ["a"]) == ["a"])
        #expect(Suggestions.list("input", among: []) == [])
    }

    @Test func editsOfEveryKind() {
        var distance = LexicalDistance("abcdef")
        #expect(distance.measure("abcdef", threshold: 3) == 0)
        #expect(distance.measure("ABCDEF", threshold: 3) == 1)
        #expect(distance.measure("abcdf", threshold: 3) == 1)
        #expect(distance.measure("abcxdef", threshold: 3) == 1)
        #expect(distance.measure("abcxef", threshold: 3) == 1)
        #expect(distance.measure("abdcef", threshold: 3) == 1)
        #expect(distance.measure("badcef", threshold: 3) == 2)
        #expect(distance.measure("fedcba", threshold: 3) == nil)
        #expect(distance.measure("abcdefghij", threshold: 3) == nil)
    }

    @Test func naturalOrderAmongEquals() {
        #expect(Suggestions.list("field", among: ["field10", "field2", "field1"]) == ["field1", "field2", "field10"])
        #expect(Suggestions.naturallyPrecedes(Array("a007".utf8), Array("a8".utf8)))
        #expect(!Suggestions.naturallyPrecedes(Array("a".utf8), Array("a".utf8)))
    }

    @Test func sentences() {
        #expect(Suggestions.didYouMean([]) == "")
        #expect(Suggestions.didYouMean(["a"]) == " Did you mean \"a\"?")
        #expect(
            Suggestions.didYouMean(["a", "b"], subject: "the enum value")
                == " Did you mean the enum value \"a\" or \"b\"?")
        #expect(
            Suggestions.didYouMean(["a", "b", "c", "d", "e", "f"])
                == " Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?")
    }

    @Test func veryLongNamesAreNotCompared() {
        let long = String(repeating: "a", count: 100_000)
        #expect(Suggestions.list(long, among: [long + "b"]) == [])
    }
}
