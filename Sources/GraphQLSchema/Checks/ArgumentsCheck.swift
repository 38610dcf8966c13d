/// The types of arguments are input types (spec sections 3.6.1 and 3.13).
enum ArgumentsCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for directive in schema.directives {
            for argument in directive.arguments where !schema.namedType(of: argument.type).isInput {
                report.add(
                    "The type of @\(directive.name)(\(argument.name):) must be Input Type but got: "
                        + "\(schema.text(argument.type)).", at: argument.origin.asList)
            }
        }
        for type in schema.types {
            for field in type.fields {
                for argument in field.arguments where !schema.namedType(of: argument.type).isInput {
                    report.add(
                        "The type of \(type.name).\(field.name)(\(argument.name):) must be Input Type but got: "
                            + "\(schema.text(argument.type)).", at: origins.type(of: argument))
                }
            }
        }
    }
}
