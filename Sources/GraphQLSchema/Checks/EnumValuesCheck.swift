/// An enum has values (spec section 3.9).
enum EnumValuesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for type in schema.types where type.kind == .enum && type.enumValues.isEmpty {
            report.add("Enum type \(type.name) must define one or more values.", at: origins.parts(of: type))
        }
    }
}
