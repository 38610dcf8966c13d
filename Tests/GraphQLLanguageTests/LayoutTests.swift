import Testing

@testable import GraphQLLanguage

/// What stands between tokens means nothing (spec section 2.1.7): however a document is laid out, its tree is the same.
@Suite struct LayoutTests {
    @Test(arguments: 0..<20)
    func theTreeDoesNotDependOnTheLayout(_ seed: UInt64) throws {
        var generator = RandomDocument(seed: seed)
        var random = SplitMix64(state: seed)
        for _ in 0..<30 {
            let text = generator.document()
            let tree = TreeText.of(try Document.parse(text))
            let tokens = try tokens(of: text)
            let minified = joined(tokens) { _ in "" }
            #expect(TreeText.of(try Document.parse(minified)) == tree, "\(minified)")
            let noisy = joined(tokens) { _ in
                [" ", "\n", "\r\n", "\t", ",", ",,", "# é \"{\n", "\u{FEFF}"].randomElement(using: &random) ?? " "
            }
            #expect(TreeText.of(try Document.parse(noisy)) == tree, "\(noisy)")
        }
    }

    private struct Lexeme {
        let text: String
        let kind: Token.Kind
    }

    private func tokens(of text: String) throws -> [Lexeme] {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer)
            var found: [Lexeme] = []
            while true {
                let token = try lexer.next()
                if token.kind == .endOfFile { return found }
                let range = Int(token.start)..<Int(token.end)
                found.append(Lexeme(text: String(decoding: bytes[range], as: UTF8.self), kind: token.kind))
            }
        }
    }

    /// The tokens with `noise` between them, and a space where two would become one or another.
    private func joined(_ tokens: [Lexeme], noise: (Int) -> String) -> String {
        var text = ""
        var last: Token.Kind?
        for (position, token) in tokens.enumerated() {
            let between = position == 0 ? "" : noise(position)
            text += between
            if between.isEmpty, let last, Self.clings(last), Self.clings(token.kind) { text += " " }
            text += token.text
            last = token.kind
        }
        return text
    }

    private static func clings(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .name, .int, .float, .string, .blockString, .spread: true
        default: false
        }
    }
}
