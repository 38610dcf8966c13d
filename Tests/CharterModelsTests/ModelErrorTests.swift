import Testing

@testable import CharterModels

struct ModelErrorTests {
    @Test(arguments: [
        (ModelError.unknownModel(name: "x", known: ["a", "b"]), "VALIDATION_ERROR", false),
        (.invalidRequest(reason: "r"), "VALIDATION_ERROR", false),
        (.promptTooLong(model: "m", detail: "d"), "VALIDATION_ERROR", false),
        (.invalidConfiguration(reason: "r"), "INTERNAL_ERROR", false),
        (.unavailable(model: "m", reason: "r", isTemporary: false), "UPSTREAM_ERROR", false),
        (.unavailable(model: "m", reason: "r", isTemporary: true), "UPSTREAM_ERROR", true),
        (.credentialsRefused(model: "m", status: 401), "UPSTREAM_ERROR", false),
        (.rateLimited(model: "m", retryAfter: nil, partialText: ""), "RATE_LIMIT_ERROR", true),
        (.upstream(model: "m", status: 503, detail: "d", partialText: ""), "UPSTREAM_ERROR", true),
        (.upstream(model: "m", status: nil, detail: "d", partialText: ""), "UPSTREAM_ERROR", true),
        (.upstream(model: "m", status: 400, detail: "d", partialText: ""), "UPSTREAM_ERROR", false),
        (.upstream(model: "m", status: 503, detail: "d", partialText: "half"), "UPSTREAM_ERROR", false),
        (.malformedReply(model: "m", detail: "d", partialText: ""), "UPSTREAM_ERROR", true),
        (.truncated(model: "m", partialText: "half"), "UPSTREAM_ERROR", false),
        (.timeout(model: "m", phase: .firstToken, limit: .seconds(30), partialText: ""), "TIMEOUT", true),
        (.timeout(model: "m", phase: .total, limit: .seconds(30), partialText: ""), "TIMEOUT", false),
    ])
    func codesAndRetries(error: ModelError, code: String, isRetryable: Bool) {
        #expect(error.code == code)
        #expect(error.isRetryable == isRetryable)
    }

    @Test func anUnknownNameListsTheKnownOnes() {
        let error = ModelError.unknownModel(name: "gpt", known: ["cursor-native-ai", "external-model"])
        #expect("\(error)" == "unknown model \"gpt\"; known models: cursor-native-ai, external-model")
    }

    @Test func aTimeoutSaysWhatWasWaitedFor() {
        let error = ModelError.timeout(model: "m", phase: .betweenTokens, limit: .seconds(30), partialText: "half")
        #expect("\(error)" == "m did not continue its answer within 30.0 seconds")
        #expect(error.partialText == "half")
    }

    @Test func theDelayIsGivenOnInWholeSeconds() {
        let error = ModelError.rateLimited(model: "m", retryAfter: .milliseconds(1200), partialText: "")
        #expect("\(error)" == "m is busy; try again in 2 s")
        #expect(error.retryAfter == .milliseconds(1200))
    }
}
