/// A union has members, all different and all objects (spec section 3.8).
enum UnionMembersCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        for union in schema.types where union.kind == .union {
            if union.possibleTypes.isEmpty {
                report.add(
                    "Union type \(union.name) must define one or more member types.", at: origins.parts(of: union))
            }
            var seen: Set<TypeID> = []
            for id in union.possibleTypes {
                guard !report.isFull else { return }
                let member = schema[id]
                if !seen.insert(id).inserted {
                    report.add(
                        "Union type \(union.name) can only include type \(member.name) once.",
                        at: origins.memberships(of: member, in: union))
                } else if member.kind != .object {
                    report.add(
                        "Union type \(union.name) can only include Object types, it cannot include \(member.name).",
                        at: origins.memberships(of: member, in: union))
                }
            }
        }
    }
}
