import GraphQLLanguage
import Testing

@Suite struct NodesTests {
    @Test func nodeRangesIterateIndices() {
        #expect(Array(NodeRange(3, 6)) == [3, 4, 5])
        #expect(NodeRange.empty.isEmpty)
        #expect(NodeRange(5, 2).isEmpty)
        #expect(NodeRange(3, 6).first == 3)
        #expect(NodeRange(3, 6).last == 5)
    }

    @Test func hashesAreFNV1a() {
        #expect(NameHash.of([]) == 0x811C_9DC5)
        #expect(NameHash.of("a".utf8) == 0xE40C_292C)
        #expect(NameHash.of("foobar".utf8) == 0xBF9C_F968)
    }

    @Test func knowsItsKeywords() {
        #expect(OperationType.allCases.map(\.keyword) == ["query", "mutation", "subscription"])
        #expect(TypeKind.allCases.map(\.keyword) == ["scalar", "type", "interface", "union", "enum", "input"])
    }

    @Test func tellsWhetherATypeIsNonNull() throws {
        let document = try Document.parse("query ($a: T $b: T! $c: [T!] $d: [T]! $e: [[T]!]) {a}")
        #expect(document.variableDefinitions.map(\.type.isNonNull) == [false, true, false, true, false])
    }
}
