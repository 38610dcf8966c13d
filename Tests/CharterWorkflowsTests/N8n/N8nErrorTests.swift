import Testing

@testable import CharterWorkflows

struct N8nErrorTests {
    @Test func onlyWhatWasSentMayHaveBeenDone() {
        let open: [N8nError] = [
            .connectionLost(reason: ""), .timeout(limit: .seconds(1)), .failed(status: 502, detail: ""),
            .malformed(detail: ""),
        ]
        #expect(open.allSatisfy { $0.mayHaveBeenDone })
        let not: [N8nError] = [
            .unreachable(reason: ""), .refused(status: 401), .notFound(detail: ""), .conflict(detail: ""),
            .rateLimited(retryAfter: nil), .failed(status: 400, detail: ""),
        ]
        #expect(!not.contains { $0.mayHaveBeenDone })
    }

    @Test func aStepLearnsCodeAndPatience() {
        let busy = N8nError.rateLimited(retryAfter: .seconds(3)).failure(of: "review")
        #expect(busy.code == "RATE_LIMIT_ERROR")
        #expect(busy.isRetryable)
        #expect(busy.retryAfter == .seconds(3))
        #expect(busy.step == "review")
        #expect(N8nError.timeout(limit: .seconds(1)).failure(of: "s").code == "TIMEOUT")
        #expect(N8nError.invalidConfiguration(reason: "x").failure(of: "s").code == "VALIDATION_ERROR")
        #expect(!N8nError.refused(status: 401).failure(of: "s").isRetryable)
        #expect(N8nError.unreachable(reason: "x").failure(of: "s").isRetryable)
    }
}
