import GraphQLLanguage
import Testing

@Suite struct OperationLimitTests {
    @Test func anErrorNamesItsLimit() {
        let error = GraphQLError.exceeding(.rootFields, maximum: 20, "Too many.")
        #expect(error.code == .limitExceeded)
        #expect(error.exceededLimit == .rootFields)
        #expect(error.extensions == ["code": "LIMIT_EXCEEDED", "limit": "root_fields", "maximum": 20])
    }

    @Test func otherErrorsNameNone() {
        #expect(GraphQLError("Wrong.", code: .limitExceeded).exceededLimit == nil)
    }

    @Test func namesSuitMetrics() {
        for limit in OperationLimit.allCases {
            #expect(limit.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
        }
    }
}
