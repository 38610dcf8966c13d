import GraphQLLanguage
import GraphQLSchema

/// A mistake in a schema file, as compilers print it; its description is one line that editors make clickable.
public struct Diagnostic: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The schema file, as it was named to the generator.
    public let path: String
    /// Line and column from 1; nil when the whole file is meant.
    public let location: SourceLocation?
    /// What is wrong and what would mend it.
    public let message: String

    public init(_ message: String, path: String, location: SourceLocation? = nil) {
        self.message = message
        self.path = path
        self.location = location
    }

    /// `path:line:column: error: message`.
    public var description: String {
        let place = location.map { ":\($0.line):\($0.column)" } ?? ":1:1"
        return "\(path)\(place): error: \(message)"
    }

    /// By file, then by place.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.path != right.path { return left.path < right.path }
        let start = SourceLocation(line: 0, column: 0)
        let places = (left.location ?? start, right.location ?? start)
        return places.0 == places.1 ? left.message < right.message : places.0 < places.1
    }
}

/// Collects diagnostics, so that one run reports all mistakes.
struct DiagnosticCollector {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func report(_ message: String, at origin: SourceOrigin?) {
        guard let origin else { return diagnostics.append(Diagnostic(message, path: "schema")) }
        diagnostics.append(Diagnostic(message, path: origin.source.name, location: origin.location))
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
