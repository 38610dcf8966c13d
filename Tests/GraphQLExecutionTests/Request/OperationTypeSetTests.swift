import GraphQLExecution
import GraphQLLanguage
import Testing

@Suite struct OperationTypeSetTests {
    @Test func admitsWhatItNames() {
        let readers: OperationTypeSet = [.query, .subscription]
        #expect(readers.admits(.query))
        #expect(!readers.admits(.mutation))
        #expect(readers.admits(.subscription))
        #expect(!OperationTypeSet().admits(.query))
    }

    @Test(arguments: [OperationType.query, .mutation, .subscription])
    func oneTypeAdmitsItselfOnly(type: OperationType) {
        let only = OperationTypeSet(type)
        for other in [OperationType.query, .mutation, .subscription] { #expect(only.admits(other) == (other == type)) }
    }
}
