import GraphQLLanguage
import Testing

@testable import CharterApp

struct LimitCountersTests {
    @Test func countsEachLimitByItsName() {
        let counters = LimitCounters()
        counters.exceeded(.aliases)
        counters.exceeded(.aliases)
        counters.exceeded(.cost)
        counters.refused(status: 413)
        counters.refused(status: 404)
        counters.closed(.messageTooBig)
        counters.closed(nil)
        let counted = counters.all.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }
        #expect(counted == ["aliases 2", "body 1", "cost 1", "message 1"])
    }

    @Test func knowsEveryLimitFromTheStart() {
        #expect(Set(OperationLimit.allCases.map(\.rawValue)).isSubset(of: LimitCounters().all.map(\.name)))
    }
}
