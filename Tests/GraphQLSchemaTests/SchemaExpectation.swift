import GraphQLLanguage
import Testing

@testable import GraphQLSchema

/// A mistake that a test expects: its message and the line and column of every place it points at.
struct ExpectedError: Equatable, CustomStringConvertible {
    let message: String
    let locations: [GraphQLLanguage.SourceLocation]

    init(_ message: String, _ locations: (Int, Int)...) {
        self.message = message
        self.locations = locations.map { GraphQLLanguage.SourceLocation(line: $0.0, column: $0.1) }
    }

    init(_ error: GraphQLError) {
        message = error.message
        locations = error.locations
    }

    var description: String { message + " " + locations.map { "(\($0.line), \($0.column))" }.joined(separator: ", ") }
}

/// The mistakes in a schema of one or more SDL texts, in the order in which they are reported.
func schemaErrors(_ texts: String..., options: SchemaBuildOptions = SchemaBuildOptions()) throws -> [ExpectedError] {
    let documents = try texts.enumerated().map { try Document.parse(Source($1, name: "\($0).graphql")) }
    do throws(SchemaErrors) {
        _ = try Schema.build(documents, options: options)
        return []
    } catch {
        return error.graphQLErrors.map { ExpectedError($0) }
    }
}

/// Expects exactly these mistakes in a text to which a query root is added at the end.
func expectErrors(_ text: String, _ expected: ExpectedError..., at location: Testing.SourceLocation = #_sourceLocation)
{
    #expect(throws: Never.self, sourceLocation: location) {
        let found = try schemaErrors(text + "\ntype Query { root: Int }")
        #expect(found == expected, sourceLocation: location)
    }
}

/// Expects no mistake in a text to which a query root is added at the end.
func expectValid(_ text: String, at location: Testing.SourceLocation = #_sourceLocation) {
    #expect(throws: Never.self, sourceLocation: location) {
        let found = try schemaErrors(text + "\ntype Query { root: Int }")
        #expect(found == [], sourceLocation: location)
    }
}
