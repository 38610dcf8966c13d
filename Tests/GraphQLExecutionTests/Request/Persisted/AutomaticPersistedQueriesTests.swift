import GraphQLLanguage
import Testing

@testable import GraphQLExecution

@Suite struct AutomaticPersistedQueriesTests {
    private func text(_ number: Int) -> [UInt8] { Array("{ a\(number) }".utf8) }

    @Test func findsATextByItsHashUntilOthersPushItOut() {
        let queries = AutomaticPersistedQueries(maxEntries: 2, maxBytes: .max)
        for number in 0..<3 {
            queries.insert(text(number), for: DocumentIdentifier(ofText: text(number)))
            #expect(queries[DocumentIdentifier(ofText: text(0))] == (number < 3 ? text(0) : nil))
        }
        #expect(queries[DocumentIdentifier(ofText: text(1))] == nil)
        #expect(queries[DocumentIdentifier(ofText: text(2))] == text(2))
    }

    @Test func isBoundedByBytes() {
        let queries = AutomaticPersistedQueries(maxEntries: 1_000, maxBytes: 10_000)
        for number in 0..<1_000 { queries.insert(text(number), for: DocumentIdentifier(ofText: text(number))) }
        #expect((1...40).contains(queries.count))
    }
}
