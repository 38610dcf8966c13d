import Testing

@testable import GraphQLValidation

@Suite struct AliasLimitTests {
    private func aliases(_ count: Int) -> String { (0..<count).map { "a\($0): name" }.joined(separator: " ") }

    @Test func judgesBothSidesOfTheDefault() throws {
        try expectWithin(DocumentLimits(), "{ dog { \(aliases(30)) } }")
        try expectExceeds(
            .aliases, 30, DocumentLimits(), "{ dog { \(aliases(31)) } }", "The operation uses 31 aliases", "1:1")
    }

    @Test func countsAFragmentWhereverItIsSpread() throws {
        let limits = DocumentLimits(aliases: 4)
        let fragment = " fragment F on Dog { a: name b: nickname }"
        try expectWithin(limits, "{ dog { ...F mate { ...F } } }" + fragment)
        try expectExceeds(
            .aliases, 4, limits, "{ dog { ...F mate { ...F mate { ...F } } } }" + fragment,
            "The operation uses 6 aliases", "1:1")
    }

    @Test func judgesEachOperationForItself() throws {
        let limits = DocumentLimits(aliases: 1)
        try expectWithin(limits, "query A { a: dog { name } } query B { b: dog { name } }")
        try expectExceeds(
            .aliases, 1, limits, "query A { dog { name } }\n  query B { a: dog { b: name } }",
            "The operation uses 2 aliases", "2:3")
    }
}
