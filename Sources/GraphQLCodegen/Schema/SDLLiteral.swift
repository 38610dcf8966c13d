/// Writes SDL as a string constant that reads as it is.
enum SDLLiteral {
    static func emit(_ declaration: String, _ sdl: String, into writer: inout SwiftWriter) {
        let hashes = SwiftStringLiteral.hashes(around: sdl)
        writer.line("\(declaration) = \(hashes)\"\"\"")
        writer.indented { writer in
            for line in sdl.split(separator: "\n", omittingEmptySubsequences: false) { writer.line(String(line)) }
            writer.line("\"\"\"\(hashes)")
        }
    }
}
