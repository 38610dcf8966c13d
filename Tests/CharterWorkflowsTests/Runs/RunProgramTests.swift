import CharterWorkflows
import Testing

struct RunProgramTests {
    @Test func aFailureIsFinalUnlessItSaysOtherwise() {
        #expect(!RunFailure(code: "VALIDATION_ERROR", message: "no").isRetryable)
    }
}
