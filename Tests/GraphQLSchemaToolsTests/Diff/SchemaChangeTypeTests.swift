import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaChangeTypeTests {
    @Test func theReferenceRatesTwentyTwo() {
        let bySeverity = Dictionary(grouping: SchemaChangeType.allCases, by: \.severity)
        #expect(bySeverity[.breaking]?.count == 16)
        #expect(bySeverity[.dangerous]?.count == 6)
        #expect(bySeverity[.unrated]?.count == 6)
        #expect(bySeverity[.safe]?.count == 13)
    }
}
