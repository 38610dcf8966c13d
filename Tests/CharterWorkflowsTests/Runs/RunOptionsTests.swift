import CharterWorkflows
import Testing

struct RunOptionsTests {
    @Test func theDefaultsMakeSense() throws {
        let options = RunOptions()
        try options.check()
        #expect(options.workers == 4)
        #expect(options.lease + options.reaperInterval <= .seconds(35))
    }

    @Test func aLeaseOutlivesAMissedHeartbeat() {
        #expect(throws: RunError.self) { try RunOptions(heartbeatInterval: .seconds(5), lease: .seconds(9)).check() }
    }

    @Test func nothingSpins() {
        #expect(throws: RunError.self) { try RunOptions(pollInterval: .zero).check() }
        #expect(throws: RunError.self) { try RunOptions(reaperInterval: .zero).check() }
    }

    @Test func otherNonsenseIsRefused() {
        #expect(throws: RunError.self) { try RunOptions(workers: -1).check() }
        #expect(throws: RunError.self) { try RunOptions(maximumLosses: 0).check() }
        #expect(throws: RunError.self) { try RunOptions(retention: .seconds(-1)).check() }
    }
}
