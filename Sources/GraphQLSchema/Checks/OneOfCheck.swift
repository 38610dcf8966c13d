/// The fields of a OneOf input object are nullable and have no defaults (spec section 3.10.1).
enum OneOfCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for type in schema.types where type.isOneOf {
            for field in type.inputFields {
                if field.type.isNonNull {
                    report.add(
                        "OneOf input field \(type.name).\(field.name) must be nullable.", at: origins.type(of: field))
                }
                if field.defaultLiteral != nil {
                    report.add(
                        "OneOf input field \(type.name).\(field.name) cannot have a default value.",
                        at: field.origin.asList)
                }
            }
        }
    }
}
