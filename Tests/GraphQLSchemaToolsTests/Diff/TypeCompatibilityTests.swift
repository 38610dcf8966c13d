import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct TypeCompatibilityTests {
    /// Every wrapping of Int up to two lists, by the number of its bits.
    private static let wrappings = ["Int", "Int!", "[Int]", "[Int!]", "[Int]!", "[Int!]!", "[[Int]]", "[[Int!]!]!"]

    private func references() throws -> (Schema, [TypeReference]) {
        let fields = Self.wrappings.enumerated().map { "f\($0): \($1)" }.joined(separator: " ")
        let schema = try Schema.build(sdl: "type Query { \(fields) other: String }")
        return (schema, schema.type("Query")?.fields.map(\.type) ?? [])
    }

    @Test func outputsMayBecomeNonNull() throws {
        let (schema, types) = try references()
        let compatibility = TypeCompatibility(old: schema, new: schema)
        let safe = (0..<8).map { old in (0..<8).filter { compatibility.isSafeOutput(types[old], types[$0]) } }
        #expect(safe == [[0, 1], [1], [2, 3, 4, 5], [3, 5], [4, 5], [5], [6, 7], [7]])
        #expect(!compatibility.isSafeOutput(types[0], types[8]))
    }

    @Test func inputsMayBecomeNullable() throws {
        let (schema, types) = try references()
        let compatibility = TypeCompatibility(old: schema, new: schema)
        let safe = (0..<8).map { old in (0..<8).filter { compatibility.isSafeInput(types[old], types[$0]) } }
        #expect(safe == [[0], [0, 1], [2], [2, 3], [2, 4], [2, 3, 4, 5], [6], [6, 7]])
        #expect(!compatibility.isSafeInput(types[0], types[8]))
    }

    @Test func sameIsTheSameNameInTheSameWrapping() throws {
        let (schema, types) = try references()
        let compatibility = TypeCompatibility(old: schema, new: schema)
        for old in types.indices {
            #expect(types.indices.filter { compatibility.isSame(types[old], types[$0]) } == [old])
        }
    }
}
