/// Writes SDL as a string constant, one that reads as it is where Swift's source text allows it.
enum SDLLiteral {
    static func emit(_ declaration: String, _ sdl: String, into writer: inout SwiftWriter) {
        // GraphQL allows any character in a description; Swift keeps neither NUL nor carriage returns.
        guard sdl.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\n") }) else {
            return writer.line("\(declaration) = \(SwiftStringLiteral.quoted(sdl))")
        }
        let hashes = SwiftStringLiteral.hashes(around: sdl)
        writer.line("\(declaration) = \(hashes)\"\"\"")
        writer.indented { writer in
            for line in sdl.split(separator: "\n", omittingEmptySubsequences: false) { writer.line(String(line)) }
            writer.line("\"\"\"\(hashes)")
        }
    }
}
