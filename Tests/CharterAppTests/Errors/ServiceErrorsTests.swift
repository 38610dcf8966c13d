import CharterEvents
import CharterStorage
import CharterWorkflows
import GraphQLExecution
import GraphQLLanguage
import Logging
import Testing

@testable import CharterApp

/// What clients see of the errors of services.
struct ServiceErrorsTests {
    private func code(_ error: any GraphQLErrorConvertible) -> String? {
        guard case .string(let code)? = error.graphQLError.extensions["code"] else { return nil }
        return code
    }

    @Test func errorsOfRunsHaveTheStableCodes() {
        #expect(code(RunError.notFound(id: "x")) == "NOT_FOUND_ERROR")
        #expect(code(RunError.conflict(id: "x", status: "failed", reason: "it has ended")) == "CONFLICT_ERROR")
        #expect(code(RunError.invalid(reason: "a key has 1 to 200 bytes")) == "VALIDATION_ERROR")
        #expect(RunError.invalid(reason: "a key").graphQLError.message == "A key.")
    }

    @Test func anUnknownWorkflowIsToldTheKnownOnes() {
        let error = WorkflowServiceError.unknownWorkflow(name: "x", known: ["a", "b"])
        #expect(code(error) == "NOT_FOUND_ERROR")
        #expect(error.graphQLError.message.contains("a, b"))
    }

    @Test func longIdentifiersAreNotEchoedWhole() {
        #expect(RunError.notFound(id: String(repeating: "x", count: 10_000)).graphQLError.message.count < 200)
    }

    @Test func subscribersHearWhereToComeAgain() {
        #expect(code(EventError.tooSlow(waiting: 300)) == "SUBSCRIBER_TOO_SLOW")
        #expect(EventError.expired(oldest: 7).graphQLError.message.contains("7"))
    }

    @Test func clientsHearOfTheDatabaseOnlyWhatHelpsThem() {
        let formatter = ErrorFormatter.logging(to: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let context = RequestContext(requestID: "r1")
        let lost = formatter(StorageError.unavailable(reason: "connection to 10.0.0.7 refused"), context)
        #expect(lost.extensions["code"] == .string("UPSTREAM_ERROR"))
        #expect(!lost.message.contains("10.0.0.7"))
        #expect(
            formatter(StorageError.statementTimeout(seconds: 30), context).extensions["code"] == .string("TIMEOUT"))
        let ours = formatter(StorageError.statement(code: "42601", reason: "syntax error"), context)
        #expect(ours.extensions["code"] == .string("INTERNAL_ERROR"))
        #expect(ours.message == "Internal error, request r1.")
    }
}
