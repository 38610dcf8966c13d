import Testing

@testable import GraphQLCodegen

@Suite struct SwiftWriterTests {
    @Test func blocksIndentTheirLines() {
        var writer = SwiftWriter()
        writer.block("struct A") { writer in
            writer.line("let b: Int")
            writer.line()
            writer.block("func c()") { $0.line("d()") }
        }
        #expect(writer.text == "struct A {\n    let b: Int\n\n    func c() {\n        d()\n    }\n}\n")
    }

    @Test func listsBreakWhereALineWouldBeTooLong() {
        var short = SwiftWriter()
        short.list("f", ["a: 1", "b: 2"], tail: " {")
        #expect(short.text == "f(a: 1, b: 2) {\n")
        var long = SwiftWriter()
        let item = String(repeating: "x", count: 70)
        long.list("f", [item, item], tail: " {")
        #expect(long.text == "f(\n    \(item),\n    \(item)\n) {\n")
    }

    @Test func documentationKeepsItsLines() {
        var writer = SwiftWriter()
        DocumentationEmitter.emit("One.\r\n\nTwo */ \u{8}.", deprecation: "Use three.", into: &writer)
        #expect(writer.text == "/// One.\n///\n/// Two */ .\n///\n/// - Deprecated: Use three.\n")
    }

    @Test func sdlReadsAsItIsUnlessSwiftWouldChangeIt() {
        var plain = SwiftWriter()
        TextLiteral.emit("let sdl = ", "\"\"\"\n#\n\"\"\"", into: &plain)
        #expect(plain.text == "let sdl = ##\"\"\"\n    \"\"\"\n    #\n    \"\"\"\n    \"\"\"##\n")
        var unusual = SwiftWriter()
        TextLiteral.emit("let sdl = ", "a\u{0}\n", into: &unusual)
        #expect(unusual.text == "let sdl = \"a\\u{0}\\n\"\n")
    }

    @Test func literalsAreEscaped() {
        #expect(SwiftStringLiteral.quoted("a\"\\\n\u{1}\\(b)") == #""a\"\\\n\u{1}\\(b)""#)
        #expect(SwiftStringLiteral.hashes(around: "plain") == "#")
        #expect(SwiftStringLiteral.hashes(around: "\"\"\"## and #") == "###")
    }
}
