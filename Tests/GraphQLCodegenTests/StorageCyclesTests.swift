import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLCodegen

@Suite struct StorageCyclesTests {
    /// `Type.field` of every boxed field, and the names of the indirect enums.
    private func cycles(_ sdl: String) throws -> (boxed: [String], indirect: [String]) {
        let schema = try Schema.build(sdl: "type Query { a: Int }\n" + sdl)
        let cycles = StorageCycles(SwiftTypes(schema))
        let boxed = schema.types.filter { !$0.isBuiltIn && !$0.isOneOf }.flatMap { type in
            type.fields.filter { cycles.isBoxed($0.type, in: type.id) }.map { "\(type.name).\($0.name)" }
                + type.inputFields.filter { cycles.isBoxed($0.type, in: type.id) }.map { "\(type.name).\($0.name)" }
        }
        return (boxed, schema.types.filter { cycles.indirectEnums.contains($0.id) }.map(\.name))
    }

    @Test func aStructThatStoresItselfIsBoxed() throws {
        let found = try cycles("type A { a: A  b: B  list: [A]  c: C }  type B { a: A }  type C { n: Int }")
        #expect(found.boxed == ["A.a", "A.b", "B.a"])
        #expect(found.indirect.isEmpty)
    }

    @Test func listsAndResolversBreakACycle() throws {
        #expect(try cycles("type A { b: B }  type B { a: [A!]!  again(n: Int): A }").boxed.isEmpty)
    }

    @Test func anEnumOnACycleIsIndirectAndNothingIsBoxed() throws {
        let found = try cycles("union U = A | B  type A { u: U }  type B { n: Int }")
        #expect(found.indirect == ["U"])
        #expect(found.boxed.isEmpty)
    }

    @Test func inputsAreBoxedToo() throws {
        let found = try cycles("input F { not: F  any: [F!]  by: K }  input K @oneOf { k: K  f: F }")
        #expect(found.boxed == ["F.not"])
        #expect(found.indirect == ["K"])
    }

    @Test func aLongChainDoesNotOverflowTheStack() throws {
        let edges = (0..<200_000).map { [($0 + 1) % 200_000] }
        let components = StronglyConnectedComponents(edges)
        #expect(Set(components.component).count == 1)
        #expect(components.isOnCycle(7))
    }
}
