import GraphQLExecution
import Testing

@Suite struct FieldResultsTests {
    @Test func oneIsACollectionOfOne() throws {
        let results = FieldResults<Int>.one(.success(7))
        #expect(results.count == 1)
        #expect(try results.map { try $0.get() } == [7])
    }

    @Test func manyAreInTheirOrder() throws {
        let results = FieldResults<Int>.many([.success(1), .success(2), .success(3)])
        #expect(results.count == 3)
        #expect(try results.map { try $0.get() } == [1, 2, 3])
        #expect(FieldResults<Int>.many([]).isEmpty)
    }
}
