import GraphQLLanguage
import Testing

@testable import GraphQLValidation

@Suite struct DocumentLimitsTests {
    @Test func boundsComparisonsOfConflictingFields() throws {
        let fields = (0..<60).map { "int(a: \($0))" }.joined(separator: " ")
        let errors = { (limits: DocumentLimits) in
            Validator(schema: TestSchema.animals, maxErrors: .max, limits: limits)
                .validate(try Document.parse("{ values { \(fields) } }"))
        }
        #expect(try errors(DocumentLimits()).last?.exceededLimit == nil)
        let bounded = try errors(DocumentLimits(fieldComparisons: 50))
        #expect(bounded.last?.exceededLimit == .fieldMerging)
        #expect(bounded.last?.code == .limitExceeded)
    }

    @Test func boundsNothingUnlessAsked() throws {
        let text = "{ dog { " + (0..<500).map { "a\($0): name" }.joined(separator: " ") + " } }"
        #expect(Validator(schema: TestSchema.animals).validate(try Document.parse(text)).isEmpty)
    }

    @Test func isJudgedBeforeTheRules() throws {
        let errors = Validator(schema: TestSchema.animals, limits: DocumentLimits(aliases: 0))
            .validate(try Document.parse("{ a: nothing }"))
        #expect(errors.map(\.exceededLimit) == [.aliases])
    }
}
