import GraphQLExecution
import GraphQLLanguage
import Testing

@testable import GraphQLTransport

@Suite struct StatusPolicyTests {
    private typealias Row = (outcome: GraphQLResponse.Outcome, draft: Int, draftJSON: Int, audit: Int, auditJSON: Int)

    /// GraphQL over HTTP, section "Status Codes", and the audit's checks of the same cases.
    @Test func followsTheTable() {
        let rows: [Row] = [
            (.executed(hasErrors: false, dataIsNull: false), 200, 200, 200, 200),
            (.executed(hasErrors: true, dataIsNull: false), 294, 200, 200, 200),
            (.executed(hasErrors: true, dataIsNull: true), 294, 200, 200, 200),
            (.refused(.parseFailed), 400, 400, 400, 200),
            (.refused(.validationFailed), 422, 422, 400, 200),
            (.refused(.badUserInput), 422, 422, 400, 200),
            (.refused(.operationNotFound), 422, 422, 400, 200),
            (.refused(.limitExceeded), 422, 422, 400, 200),
            (.refused(.badRequest), 422, 422, 400, 400),
            (.refused(nil), 422, 422, 400, 200),
            (.refused(.authentication), 401, 401, 401, 401),
            (.refused(.authorization), 403, 403, 403, 403),
            (.refused(.rateLimit), 429, 429, 429, 429),
            (.refused(.internal), 500, 500, 500, 500),
            (.refused(.timeout), 504, 504, 504, 504),
            (.refused(.operationNotAllowed), 406, 406, 406, 406),
            (.refused(.persistedQueryNotFound), 404, 200, 404, 200),
            (.refused(.persistedQueryNotSupported), 422, 200, 400, 200),
            (.refused(.operationNotTrusted), 403, 403, 403, 403),
        ]
        for row in rows {
            func status(_ policy: StatusPolicy, _ form: ResponseMediaType) -> Int {
                policy.status(of: row.outcome, as: form, method: .post).code
            }
            #expect(status(.draft2026, .graphQLResponse) == row.draft, "\(row.outcome)")
            #expect(status(.draft2026, .json) == row.draftJSON, "\(row.outcome)")
            #expect(status(.audit2025, .graphQLResponse) == row.audit, "\(row.outcome)")
            #expect(status(.audit2025, .json) == row.auditJSON, "\(row.outcome)")
        }
    }

    @Test func mutationsByGetAreAnotherMethod() {
        for policy in StatusPolicy.allCases {
            #expect(policy.status(of: .refused(.operationNotAllowed), as: .json, method: .get) == 405)
        }
    }

    @Test func namesAreThoseOfTheCommandLine() {
        #expect(StatusPolicy(rawValue: "draft-2026") == .draft2026)
        #expect(StatusPolicy(rawValue: "audit-2025") == .audit2025)
    }
}
