import GraphQLLanguage
import Testing

@testable import GraphQLValidation

@Suite struct ValidatorTests {
    @Test func rulesRunInTheirOrderAndErrorsAreLocatedAcrossLines() throws {
        let validator = Validator(schema: TestSchema.animals)
        let errors = validator.validate(
            try Document.parse("query A($a: Int) {\r\n  dog {\n nope }\r} query A { dgo }"))
        #expect(
            errors.map { Expected($0) } == [
                Expected("There can be only one operation named \"A\".", "1:7", "4:9"),
                Expected("Cannot query field \"nope\" on type \"Dog\". Did you mean \"name\"?", "3:2"),
                Expected("Cannot query field \"dgo\" on type \"Query\". Did you mean \"dog\" or \"dogs\"?", "4:13"),
                Expected("Variable \"$a\" is never used in operation \"A\".", "1:9"),
            ])
    }

    @Test func errorsBeyondTheLimitAreCutOff() throws {
        let validator = Validator(schema: TestSchema.animals, maxErrors: 2)
        let errors = validator.validate(try Document.parse("{ a b c d }"))
        #expect(errors.count == 3)
        #expect(errors.last?.message == "Too many validation errors, error limit reached. Validation aborted.")
        #expect(errors.last?.locations.isEmpty == true)
    }
}
