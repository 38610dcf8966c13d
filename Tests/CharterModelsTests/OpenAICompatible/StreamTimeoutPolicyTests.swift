import Testing

@testable import CharterModels

struct StreamTimeoutPolicyTests {
    private var policy = StreamTimeoutPolicy(
        ModelTimeouts(firstToken: .seconds(30), betweenTokens: .seconds(20), total: .seconds(100)),
        startedAt: .seconds(5)
    )

    private func expect(_ time: Int, _ phase: ModelTimeoutPhase, _ location: SourceLocation = #_sourceLocation) {
        #expect(policy.deadline == .init(time: .seconds(time), phase: phase), sourceLocation: location)
    }

    @Test mutating func theFirstTokenHasItsOwnLimit() {
        expect(35, .firstToken)
        policy.waitBegan(at: .seconds(20))
        expect(35, .firstToken)
    }

    @Test mutating func everyTokenBeginsANewSilence() {
        policy.tokenArrived(at: .seconds(10))
        expect(30, .betweenTokens)
        policy.tokenArrived(at: .seconds(29))
        expect(49, .betweenTokens)
    }

    @Test mutating func aSlowConsumerIsNotTheServersSilence() {
        policy.tokenArrived(at: .seconds(10))
        policy.waitBegan(at: .seconds(60))
        expect(80, .betweenTokens)
    }

    @Test mutating func theWholeAnswerHasALimit() {
        policy.tokenArrived(at: .seconds(90))
        expect(105, .total)
    }

    @Test func thePromisedDefaults() {
        let defaults = ModelTimeouts()
        #expect(defaults.connect == .seconds(5))
        #expect(defaults.firstToken == .seconds(30))
        #expect(defaults.betweenTokens == .seconds(30))
    }
}
