import Testing

@testable import CharterModels

struct ModelClockTests {
    private let time = ManualClock()

    @Test func aPromptOperationGivesItsValue() async throws {
        #expect(try await time.clock.run(limit: .seconds(1)) { 7 } == 7)
    }

    @Test func aSlowOperationIsCancelled() async throws {
        let gone = FirstValue<Void>()
        async let result: Int? = time.clock.run(limit: .seconds(5)) {
            do {
                return try await FirstValue<Int>().get()
            } catch {
                gone.set(())
                throw error
            }
        }
        await time.untilSomebodySleeps()
        time.advance(by: .seconds(5))
        #expect(try await result == nil)
        try await gone.get()
    }

    @Test func noTimeIsNoCall() async throws {
        #expect(try await time.clock.run(limit: .zero) { 7 } == nil)
    }
}
