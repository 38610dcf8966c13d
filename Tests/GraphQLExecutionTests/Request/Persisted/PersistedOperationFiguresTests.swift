import Testing

@testable import GraphQLExecution

@Suite struct PersistedOperationFiguresTests {
    @Test func eachOutcomeIsCountedForItself() {
        let figures = PersistedOperationFigures()
        for (number, outcome) in PersistedOperationFigures.Outcome.allCases.enumerated() {
            for _ in 0...number { figures.count(outcome) }
        }
        #expect(PersistedOperationFigures.Outcome.allCases.map { figures[$0] } == [1, 2, 3, 4, 5])
    }
}
