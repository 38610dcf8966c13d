import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct CommentTests {
    private func comments(_ text: String) -> [String] {
        Comment.all(in: Source(text)).map { "\($0.line)\($0.isAlone ? "" : "+")\($0.text)" }
    }

    @Test(
        arguments: [
            ("", []), ("# a\n  ,# b\r\n\r# c", ["1 a", "2 b", "4 c"]), ("type # x\n#", ["1+ x", "2"]),
            ("\"# no\" # yes", ["1+ yes"]), ("\"\\\"# no\" #y", ["1+y"]), ("\"\"# y", ["1+ y"]),
            ("\"\"\"# no\n# no\\\"\"\"# no\n\"\"\" # y\n# z", ["3+ y", "4 z"]), ("\"\"\"\"# no\"\"\"#y", ["1+y"]),
            ("\"\"\"never closed # no", []), ("\"never closed\n# y", ["2 y"]), ("\"ends in \\", []),
        ] as [(String, [String])])
    func areFoundOutsideOfStrings(text: String, expected: [String]) {
        #expect(comments(text) == expected)
    }
}
