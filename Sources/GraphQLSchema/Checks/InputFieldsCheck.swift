/// An input object has fields, whose types are input types (spec section 3.10).
enum InputFieldsCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for type in schema.types where type.kind == .inputObject {
            if type.inputFields.isEmpty {
                report.add(
                    "Input Object type \(type.name) must define one or more fields.", at: origins.parts(of: type))
            }
            for field in type.inputFields where !schema.namedType(of: field.type).isInput {
                report.add(
                    "The type of \(type.name).\(field.name) must be Input Type but got: \(schema.text(field.type)).",
                    at: origins.type(of: field))
            }
        }
    }
}
