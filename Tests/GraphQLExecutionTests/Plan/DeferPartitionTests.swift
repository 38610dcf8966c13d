import GraphQLLanguage
import Testing

@testable import GraphQLExecution

@Suite struct DeferPartitionTests {
    /// Use 1 stands inside of use 0; use 2 beside them.
    private let usages = [
        DeferUsage(label: nil, parent: nil, pathLength: 0), DeferUsage(label: nil, parent: 0, pathLength: 0),
        DeferUsage(label: nil, parent: nil, pathLength: 0),
    ]

    /// One field for each list of uses, its nodes numbered from 0.
    private func fields(_ uses: [[Int]]) throws -> [CollectedField] {
        let names = try Document.parse(Source("{ f0 f1 f2 f3 }")).fields.map(\.responseName)
        return zip(names, uses).map { CollectedField(responseName: $0, nodes: Array($1.indices), usages: $1) }
    }

    /// `nodes of each field at once | uses: nodes of each field, …`
    private func split(
        _ uses: [[Int]], parents: [Int] = [], delivery: IncrementalDelivery = .current, isWorthwhile: Bool = true
    ) throws -> String {
        let partition = DeferPartition(
            try fields(uses), usages: usages, parents: parents, delivery: delivery, isWorthwhile: { _ in isWorthwhile })
        let groups = partition.groups.map { "\($0.usages):\($0.fields.map(\.nodes))" }
        return ([partition.immediate.map(\.nodes).description] + groups).joined(separator: " | ")
    }

    @Test func whatIsAskedForAtOnceIsNotDeferred() throws {
        #expect(try split([[-1], [0, -1], [0]]) == "[[0], [0, 1]] | [0]:[[0]]")
    }

    @Test func fieldsThatTheSameUsesAskForStandTogether() throws {
        #expect(try split([[0], [0, 2], [2, 0], [2]]) == "[] | [0]:[[0]] | [0, 2]:[[0, 1], [0, 1]] | [2]:[[0]]")
    }

    @Test func aUseInsideOfAnotherOneThatAsksTooDoesNotCount() throws {
        #expect(try split([[0, 1], [1], [1, 2]]) == "[] | [0]:[[0, 1]] | [1]:[[0]] | [1, 2]:[[0, 1]]")
    }

    @Test func insideOfAGroupItsOwnUsesMeanAtOnce() throws {
        #expect(try split([[0], [0, 1], [1]], parents: [0]) == "[[0], [0, 1]] | [1]:[[0]]")
        #expect(try split([[0, 2], [2]], parents: [0, 2]) == "[[0, 1]] | [2]:[[0]]")
    }

    @Test func whatIsNotWorthwhileIsWrittenAtOnce() throws {
        #expect(try split([[-1], [0], [2]], isWorthwhile: false) == "[[0], [0], [0]]")
        #expect(try split([[-1, 0], [2]], delivery: .draft20220824, isWorthwhile: false) == "[[0, 1], [0]]")
    }

    @Test func theOlderFormatGivesEveryUseAllOfItsFields() throws {
        #expect(try split([[-1, 0], [0, 2]], delivery: .draft20220824) == "[[0]] | [0]:[[1], [0]] | [2]:[[1]]")
    }
}
