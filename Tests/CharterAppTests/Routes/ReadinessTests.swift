import Testing

@testable import CharterApp

struct ReadinessTests {
    @Test func nothingIsReadyBeforeItIsSaid() {
        let readiness = Readiness()
        #expect(!readiness.isReady)
        readiness.set(true)
        #expect(readiness.isReady)
        readiness.set(false)
        #expect(!readiness.isReady)
    }
}
