/// A type declares each interface once, with all interfaces that this implements, and never itself (spec sections 3.6
/// and 3.7).
enum InterfacesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for type in schema.types where !type.interfaces.isEmpty && !report.isFull {
            let declared = Set(type.interfaces)
            var seen: Set<TypeID> = []
            for id in type.interfaces {
                let interface = schema[id]
                func fail(_ message: String) {
                    report.add(message, at: origins.implementations(of: interface, by: type))
                }
                if interface.kind != .interface {
                    fail(
                        "Type \(type.name) must only implement Interface types, it cannot implement "
                            + "\(interface.name).")
                } else if id == type.id {
                    fail("Type \(type.name) cannot implement itself because it would create a circular reference.")
                } else if !seen.insert(id).inserted {
                    fail("Type \(type.name) can only implement \(interface.name) once.")
                } else {
                    checkTransitive(type, interface, declared, schema, origins, &report)
                }
            }
        }
    }

    private static func checkTransitive(
        _ type: NamedType, _ interface: NamedType, _ declared: Set<TypeID>, _ schema: Schema, _ origins: SchemaOrigins,
        _ report: inout DiagnosticReport
    ) {
        for id in interface.interfaces where !declared.contains(id) {
            let transitive = schema[id]
            report.add(
                id == type.id
                    ? "Type \(type.name) cannot implement \(interface.name) because it would create a circular "
                        + "reference."
                    : "Type \(type.name) must implement \(transitive.name) because it is implemented by "
                        + "\(interface.name).",
                at: origins.implementations(of: transitive, by: interface)
                    + origins.implementations(of: interface, by: type))
        }
    }
}
