import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nExecutionSearchTests {
    private let start = Date(timeIntervalSince1970: 1_764_300_000)

    private func execution(_ number: Int, at offset: TimeInterval?, data: JSONValue? = nil) throws -> N8nExecution {
        N8nExecution(
            id: try #require(N8nID(String(number))), status: .running, startedAt: offset.map(start.addingTimeInterval),
            data: data)
    }

    private func search(needsProof: Bool = false, excluded: N8nID? = nil) -> N8nExecutionSearch {
        N8nExecutionSearch(
            key: "k", expected: start, earliest: start.addingTimeInterval(-30), excluded: excluded,
            needsProof: needsProof)
    }

    @Test func thoseNearestToTheStartAreLookedAtFirst() throws {
        let listed = try [
            execution(5, at: nil), execution(4, at: 60), execution(3, at: 1), execution(2, at: -20),
            execution(1, at: -40),
            execution(3, at: 1),
        ]
        #expect(search().candidates(listed).map(\.id.description) == ["3", "2", "4", "5"])
    }

    @Test func forARepetitionTheLastOneCounts() throws {
        let listed = try [execution(3, at: 1), execution(2, at: 0), execution(4, at: 9)]
        let found = search(needsProof: true, excluded: N8nID("3")).candidates(listed)
        #expect(found.map(\.id.description) == ["4", "2"])
    }

    @Test func theKeyIsProof() throws {
        var search = search(needsProof: true)
        let ours = try execution(2, at: 0, data: ["body": ["key": "k"]])
        #expect(
            search.looked(at: try execution(1, at: 0), with: try execution(1, at: 0, data: ["body": "other"])) == nil)
        #expect(search.looked(at: try execution(2, at: 0), with: ours) == ours)
    }

    @Test func theOnlyOneWithoutDataIsTaken() throws {
        var search = search()
        let hidden = try execution(2, at: 0)
        #expect(search.looked(at: try execution(1, at: 0), with: try execution(1, at: 0, data: ["other": 1])) == nil)
        #expect(search.looked(at: hidden, with: hidden) == nil)
        #expect(search.finding == .found(hidden))
    }

    @Test func severalWithoutDataAreAGuess() throws {
        var search = search()
        #expect(search.looked(at: try execution(1, at: 0), with: try execution(1, at: 0)) == nil)
        search.passed(over: try execution(2, at: 0))
        #expect(search.finding == .ambiguous(2))
    }

    @Test func withoutProofARepetitionFindsNothing() throws {
        var search = search(needsProof: true)
        #expect(search.looked(at: try execution(1, at: 0), with: try execution(1, at: 0)) == nil)
        #expect(search.looked(at: try execution(2, at: 0), with: nil) == nil)
        #expect(search.finding == .none)
    }
}
