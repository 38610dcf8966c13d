import GraphQLLanguage

/// A mistake in a schema: what is wrong, and every place that takes part in it.
public struct SchemaDiagnostic: Error, Sendable {
    /// One sentence, in the wording of the reference implementation where it has one.
    public let message: String
    /// The nodes at fault, possibly in several source texts; empty when something is missing altogether.
    public let origins: [SourceOrigin]

    public init(_ message: String, origins: [SourceOrigin] = []) {
        self.message = message
        self.origins = origins
    }

    /// A syntax error of one of the schema's source texts.
    public init(syntaxError error: GraphQLError, in source: Source) {
        self.init(error.message, origins: error.locations.prefix(1).map { SourceOrigin(location: $0, in: source) })
    }

    /// The mistake as clients see errors: lines and columns without the names of the source texts.
    public var graphQLError: GraphQLError {
        GraphQLError(message, code: .validationFailed, locations: origins.map(\.location))
    }
}

/// All mistakes that were found in a schema.
public struct SchemaErrors: Error, Sendable {
    public let diagnostics: [SchemaDiagnostic]

    public init(_ diagnostics: [SchemaDiagnostic]) { self.diagnostics = diagnostics }

    /// As clients see errors; takes time in proportion to the source texts, whatever the number of mistakes.
    public var graphQLErrors: [GraphQLError] {
        let locations = SourceLocations(diagnostics.lazy.flatMap(\.origins))
        return diagnostics.map { diagnostic in
            GraphQLError(
                diagnostic.message, code: .validationFailed, locations: diagnostic.origins.map { locations[$0] })
        }
    }
}

/// Collects diagnostics within bounds, so that no schema makes reporting its mistakes quadratic.
struct DiagnosticReport {
    private(set) var diagnostics: [SchemaDiagnostic] = []
    private var originCount = 0

    static let maxDiagnostics = 10_000
    static let maxOrigins = 100_000

    /// Whether nothing more is accepted; what loops over much should stop then.
    var isFull: Bool { diagnostics.count >= Self.maxDiagnostics || originCount >= Self.maxOrigins }

    mutating func add(_ message: @autoclosure () -> String, at origins: @autoclosure () -> [SourceOrigin]) {
        guard !isFull else { return }
        let origins = Array(origins().prefix(Self.maxOrigins))
        originCount += origins.count
        diagnostics.append(SchemaDiagnostic(message(), origins: origins))
    }
}
