import Testing

@testable import GraphQLSchema

@Suite struct SubtypeSetTests {
    /// Enough types that sets of few members are lists and sets of many are bits.
    @Test(arguments: [3, 1_000])
    func subtypes(_ count: Int) throws {
        let objects = (0..<count).map { "type T\($0) implements Many { a: Int }\n" }.joined()
        let schema = try Schema.build(
            sdl: """
                \(objects)
                interface Many { a: Int }
                interface Few implements Many { a: Int }
                type Query implements Few & Many { a: Int }
                union U = T0 | Query
                """)
        func isSubtype(_ name: String, _ of: String) throws -> Bool {
            schema.isSubtype(try #require(schema.type(name)).id, of: try #require(schema.type(of)).id)
        }
        #expect(try isSubtype("T0", "Many"))
        #expect(try isSubtype("T\(count - 1)", "Many"))
        #expect(try isSubtype("Few", "Many"))
        #expect(try isSubtype("Query", "Few"))
        #expect(try isSubtype("T1", "T1"))
        #expect(try !isSubtype("T1", "Few"))
        #expect(try !isSubtype("Many", "Few"))
        #expect(try isSubtype("T0", "U"))
        #expect(try !isSubtype("T1", "U"))
        #expect(try !isSubtype("U", "T0"))
    }

    @Test func references() throws {
        let schema = try Schema.build(sdl: "interface F { a: Int }\ntype Query implements F { a: Int }")
        let (object, interface) = (try #require(schema.type("Query")).id, try #require(schema.type("F")).id)
        func isSubtype(_ left: (UInt8, UInt32), _ right: (UInt8, UInt32)) -> Bool {
            schema.isSubtype(
                TypeReference(named: object, listDepth: left.0, nonNullBits: left.1),
                of: TypeReference(named: interface, listDepth: right.0, nonNullBits: right.1))
        }
        #expect(isSubtype((0, 0), (0, 0)))
        #expect(isSubtype((0, 1), (0, 0)))
        #expect(!isSubtype((0, 0), (0, 1)))
        #expect(isSubtype((2, 0b111), (2, 0b010)))
        #expect(!isSubtype((2, 0b101), (2, 0b010)))
        #expect(!isSubtype((1, 0), (0, 0)))
        #expect(!isSubtype((0, 0), (1, 0)))
    }
}
