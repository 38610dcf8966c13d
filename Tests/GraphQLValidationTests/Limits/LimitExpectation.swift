import GraphQLLanguage
import Testing

@testable import GraphQLValidation

/// Checks that a document keeps within `limits` and otherwise is valid.
func expectWithin(
    _ limits: DocumentLimits, _ text: String, _ place: Testing.SourceLocation = #_sourceLocation
) throws {
    let errors = Validator(schema: TestSchema.animals, limits: limits).validate(try Document.parse(text))
    #expect(errors.map { Expected($0) } == [], sourceLocation: place)
}

/// Checks that a document is refused for one bound alone, with a message that begins like this, at `line:column`.
func expectExceeds(
    _ limit: OperationLimit, _ maximum: Int, _ limits: DocumentLimits, _ text: String, _ beginning: String,
    _ at: String,
    _ place: Testing.SourceLocation = #_sourceLocation
) throws {
    let errors = Validator(schema: TestSchema.animals, limits: limits).validate(try Document.parse(text))
    #expect(errors.count == 1, sourceLocation: place)
    let error = try #require(errors.first, sourceLocation: place)
    #expect(error.message.hasPrefix(beginning), "\(error.message)", sourceLocation: place)
    #expect(error.code == .limitExceeded, sourceLocation: place)
    #expect(error.exceededLimit == limit, sourceLocation: place)
    #expect(error.extensions["maximum"] == .int(Int64(maximum)), sourceLocation: place)
    #expect(error.locations.map { "\($0.line):\($0.column)" } == [at], sourceLocation: place)
}
