import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

/// Expects exactly these changes between two schemas, in any order: `TYPE coordinate: description`.
func expectChanges(
    _ old: String, _ new: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let changes = SchemaDiff.changes(from: try Schema.build(sdl: old), to: try Schema.build(sdl: new))
    let found = changes.map { "\($0.type.rawValue) \($0.coordinate): \($0.description)" }
    #expect(found.sorted() == expected.sorted(), sourceLocation: sourceLocation)
}

/// The same for a type `T` beside a root type; both schemas are built from `type T { … }` and the like.
func expectChanges(
    of old: String, to new: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let query = "type Query { a: String b(i: Int, f: Float, d: ID): Boolean } "
    try expectChanges(query + old, query + new, expected, sourceLocation: sourceLocation)
}
