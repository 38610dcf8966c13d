import GraphQLJSON
import GraphQLSchema

/// The bounds that `@constraint` sets for an input value.
struct ConstraintModel {
    /// In the order of the runtime's initializer.
    let bounds: [(name: String, value: String)]

    /// Nil when the directive is not applied, or bounds nothing.
    init?(_ directives: [AppliedDirective]) {
        guard let arguments = directives.first(where: { $0.name == "constraint" })?.arguments else { return nil }
        bounds = ["minLength", "maxLength", "min", "max", "minItems", "maxItems"].compactMap { name in
            switch arguments[name] {
            case .int(let value): (name, "\(value)")
            case .double(let value): (name, "\(value)")
            default: nil
            }
        }
        if bounds.isEmpty { return nil }
    }

    /// The runtime's check, `InputConstraint(minLength: 1)`.
    var expression: String {
        "InputConstraint(\(bounds.map { "\($0.name): \($0.value)" }.joined(separator: ", ")))"
    }
}
