import GraphQLLanguage
import GraphQLValidation

/// Validating never traps, and says the same of a document however it is laid out.
struct ValidationTarget: FuzzTarget {
    let name = "validation"

    private let validator = Validator(schema: RichSchema.schema, maxErrors: .max)

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = Source(validating: Array(bytes)),
            let document = try? Document.parse(source, options: ParseOptions(maxTokens: 10_000))
        else { return }
        let errors = validator.validate(document)
        for error in errors {
            demand(!error.message.isEmpty, "An error without a message")
            demand(error.locations.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "A location before the text")
        }
        guard let printed = try? Document.parse(document.printed()) else { fatalError("A document prints wrongly") }
        let again = validator.validate(printed)
        demand(
            again.map(\.message) == errors.map(\.message), "Other errors after printing: \(errors) and \(again)")
    }
}
