/// A mistake in a definition's file: where it is, what it is and how to mend it.
public struct DefinitionDiagnostic: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named to the parser.
    public let path: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    public let message: String

    /// As compilers write it, so that editors and terminals find the place.
    public var description: String { "\(path):\(line):\(column): error: \(message)" }
}

/// All mistakes that were found in one definition or several, in the order of the text.
public struct DefinitionErrors: Error, Sendable, Hashable, CustomStringConvertible {
    public let diagnostics: [DefinitionDiagnostic]

    public init(_ diagnostics: [DefinitionDiagnostic]) { self.diagnostics = diagnostics }

    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// A place in a definition's text: line and column from 1, the column in Unicode scalars.
struct DefinitionLocation: Sendable, Hashable, Comparable {
    var line: Int
    var column: Int

    static let start = DefinitionLocation(line: 1, column: 1)

    static func < (left: DefinitionLocation, right: DefinitionLocation) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// Collects mistakes, up to a bound.
struct DefinitionReport {
    private var mistakes: [(location: DefinitionLocation, message: String)] = []

    static let maxMistakes = 100

    var isEmpty: Bool { mistakes.isEmpty }

    mutating func add(_ message: String, at location: DefinitionLocation) {
        guard mistakes.count < Self.maxMistakes else { return }
        mistakes.append((location, message))
    }

    /// The mistakes in the order of the text.
    func errors(in path: String) -> DefinitionErrors {
        let sorted = mistakes.enumerated().sorted {
            ($0.element.location, $0.offset) < ($1.element.location, $1.offset)
        }
        return DefinitionErrors(
            sorted.map {
                DefinitionDiagnostic(
                    path: path, line: $0.element.location.line, column: $0.element.location.column,
                    message: $0.element.message)
            })
    }
}
