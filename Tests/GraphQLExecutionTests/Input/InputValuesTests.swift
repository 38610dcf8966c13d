import GraphQLJSON
import Testing

@testable import GraphQLExecution

@Suite struct InputValuesTests {
    @Test func givesEachAtItsPosition() {
        #expect(InputValues.one(7)[0] == 7)
        #expect(InputValues.one(nil)[0] == nil)
        let values = InputValues.many([1, nil, .null])
        #expect((0..<3).map { values[$0] } == [1, nil, .null])
    }
}
