import GraphQLLanguage

/// An operation together with the fragments that it uses, put together from the places where they were written, so that
/// what is wrong with it can be reported there.
struct OperationDocument {
    private struct Piece {
        let definition: OperationFiles.Definition
        /// Offset in the text of the whole.
        let start: Int
    }

    let source: Source
    private let pieces: [Piece]

    init(_ definitions: [OperationFiles.Definition]) {
        var bytes: [UInt8] = []
        var pieces: [Piece] = []
        for definition in definitions {
            // Each piece begins a line, so that its lines and columns can be told from those of the whole.
            if !bytes.isEmpty { bytes += Array("\n\n".utf8) }
            pieces.append(Piece(definition: definition, start: bytes.count))
            let range = definition.range
            bytes += definition.document.source.bytes[Int(range.start)..<Int(range.end)]
        }
        source = Source(uncheckedUTF8: bytes)
        self.pieces = pieces
    }

    /// An error of the whole as a diagnostic of the file where its first location was written.
    func diagnostic(_ error: GraphQLError) -> Diagnostic {
        let places = error.locations.map(place)
        let others = places.dropFirst().prefix(3).map { "\($0.path):\($0.location.line):\($0.location.column)" }
        let hint = others.isEmpty ? "" : " See also \(others.joined(separator: ", "))."
        let first = places.first
        return Diagnostic(
            error.message + hint, path: first?.path ?? pieces.first?.definition.document.source.name ?? "Operations",
            location: first?.location)
    }

    /// A diagnostic at a place of the whole.
    func diagnostic(_ message: String, at location: SourceLocation) -> Diagnostic {
        let place = place(location)
        return Diagnostic(message, path: place.path, location: place.location)
    }

    private func place(_ location: SourceLocation) -> (path: String, location: SourceLocation) {
        var found = (path: "Operations", location: location)
        for piece in pieces {
            let first = source.location(at: piece.start)
            guard first.line <= location.line else { break }
            let origin = piece.definition.document.source
            let start = origin.location(at: Int(piece.definition.range.start))
            let column = location.line == first.line ? start.column + location.column - 1 : location.column
            found = (origin.name, SourceLocation(line: start.line + location.line - first.line, column: column))
        }
        return found
    }
}
