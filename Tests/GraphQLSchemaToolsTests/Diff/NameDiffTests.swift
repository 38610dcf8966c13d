import Testing

@testable import GraphQLSchemaTools

@Suite struct NameDiffTests {
    @Test func splitsInTheOrderOfTheLists() {
        let diff = NameDiff(["b1", "a1", "c1", "d1"], ["e2", "c2", "b2", "f2"], name: { String($0.prefix(1)) })
        #expect(diff.added == ["e2", "f2"])
        #expect(diff.removed == ["a1", "d1"])
        #expect(diff.persisted.map { "\($0.old)\($0.new)" } == ["b1b2", "c1c2"])
    }
}
