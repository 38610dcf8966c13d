import Foundation
import Testing

@testable import CharterWorkflows

struct RunIDTests {
    @Test func isAUUIDOfVersionSeven() throws {
        let id = RunID.make(at: Date(timeIntervalSince1970: 1_700_000_000))
        let uuid = try #require(UUID(uuidString: id))
        #expect(uuid.uuid.6 >> 4 == 7)
        #expect(uuid.uuid.8 >> 6 == 2)
        #expect(id == id.lowercased())
    }

    @Test func laterOnesSortBehindEarlierOnes() {
        let ids = (0..<50).map { RunID.make(at: Date(timeIntervalSince1970: 1_700_000_000 + Double($0) / 1_000)) }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: [-1e12, 1e18, .infinity])
    func anImpossibleTimeGivesAnIDAllTheSame(seconds: Double) {
        #expect(UUID(uuidString: RunID.make(at: Date(timeIntervalSince1970: seconds))) != nil)
    }
}
