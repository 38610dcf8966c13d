/// Objects and interfaces have fields, whose types are output types (spec sections 3.6 and 3.7).
enum FieldsCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for type in schema.types where type.kind == .object || type.kind == .interface {
            if type.fields.isEmpty {
                report.add("Type \(type.name) must define one or more fields.", at: origins.parts(of: type))
            }
            for field in type.fields where !schema.namedType(of: field.type).isOutput {
                report.add(
                    "The type of \(type.name).\(field.name) must be Output Type but got: \(schema.text(field.type)).",
                    at: origins.type(of: field))
            }
        }
    }
}
