import GraphQLLanguage
import GraphQLSchema

/// Decides whether a document may be executed against a schema (spec section 5).
///
/// Make one per schema and keep it: it is immutable and may be shared by any number of tasks.
public struct Validator: Sendable {
    public let schema: Schema
    /// Validation stops after this many errors and says so in one more.
    public var maxErrors: Int
    /// Whether messages suggest names of the schema. Turn it off where the schema is not public.
    public var suggestsNames: Bool
    /// Whether operations may select `__schema` and `__type`.
    public var allowsIntrospection: Bool
    /// Bounds that are judged before the rules run.
    public var limits: DocumentLimits

    public init(
        schema: Schema, maxErrors: Int = 100, suggestsNames: Bool = true, allowsIntrospection: Bool = true,
        limits: DocumentLimits = .unlimited
    ) {
        self.schema = schema
        self.maxErrors = maxErrors
        self.suggestsNames = suggestsNames
        self.allowsIntrospection = allowsIntrospection
        self.limits = limits
    }

    /// The errors of a document, empty when it is valid; each carries `ErrorCode.validationFailed`, or
    /// `ErrorCode.limitExceeded` where it says that the document asks for too much.
    public func validate(_ document: Document) -> [GraphQLError] {
        validate(document, rules: allowsIntrospection ? SpecifiedRules.all : SpecifiedRules.withoutIntrospection)
    }

    func validate(_ document: Document, rules: [any ValidationRule.Type]) -> [GraphQLError] {
        let context = ValidationContext(document, validator: self)
        do throws(ValidationStopped) {
            if limits != .unlimited { try SpecifiedLimits.check(limits, context) }
            for rule in rules { try rule.check(context) }
        } catch {
            // The report already says why it ends here.
        }
        return context.report.errors(in: document.source)
    }
}
