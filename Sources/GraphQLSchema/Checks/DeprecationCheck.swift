/// What must be given cannot be deprecated (spec section 3.13.3).
enum DeprecationCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        func check(_ input: InputValueDefinition, _ subject: @autoclosure () -> String) {
            guard input.isRequired, input.isDeprecated else { return }
            report.add(
                "Required \(subject()) cannot be deprecated.",
                at: origins.deprecation(of: input) + origins.type(of: input))
        }
        for directive in schema.directives {
            for argument in directive.arguments { check(argument, "argument @\(directive.name)(\(argument.name):)") }
        }
        for type in schema.types {
            for field in type.fields {
                for argument in field.arguments {
                    check(argument, "argument \(type.name).\(field.name)(\(argument.name):)")
                }
            }
            for field in type.inputFields { check(field, "input field \(type.name).\(field.name)") }
        }
    }
}
