import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Checks that the bounds of `@constraint` suit the type and leave something between them.
enum ConstraintCheck {
    static func check(_ input: InputValueDefinition, _ schema: Schema, _ collector: inout DiagnosticCollector) {
        guard let directive = input.directive("constraint") else { return }
        let scalar = schema.namedType(of: input.type).builtInScalar
        let isText = scalar == .string || scalar == .id
        let isNumber = scalar == .int || scalar == .float
        let families = [
            (lower: "minLength", upper: "maxLength", suits: isText, what: "a String or ID", isCount: true),
            (lower: "min", upper: "max", suits: isNumber, what: "an Int or Float", isCount: false),
            (lower: "minItems", upper: "maxItems", suits: input.type.isList, what: "a list", isCount: true),
        ]
        var isEmpty = true
        for family in families {
            let lower = number(directive, family.lower)
            let upper = number(directive, family.upper)
            guard let bound = lower ?? upper else { continue }
            isEmpty = false
            let name = lower == nil ? family.upper : family.lower
            if !family.suits {
                collector.report(
                    "@constraint(\(name):) on \"\(input.name)\" bounds \(family.what), but its type is "
                        + "\"\(schema.text(input.type))\". Remove the bound.", at: directive.origin)
            } else if family.isCount, min(bound, upper ?? bound) < 0 {
                collector.report(
                    "@constraint on \"\(input.name)\" has a negative bound, which means nothing. Remove it.",
                    at: directive.origin)
            } else if let lower, let upper, lower > upper {
                collector.report(
                    "@constraint on \"\(input.name)\" leaves no value: \(family.lower) is greater than "
                        + "\(family.upper). Exchange them.", at: directive.origin)
            }
        }
        if isEmpty {
            collector.report(
                "@constraint on \"\(input.name)\" bounds nothing. Give it a bound or remove it.", at: directive.origin)
        }
    }

    private static func number(_ directive: AppliedDirective, _ name: String) -> Double? {
        switch directive.arguments[name] {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
