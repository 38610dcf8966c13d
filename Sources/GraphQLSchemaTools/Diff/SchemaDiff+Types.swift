import GraphQLSchema

extension SchemaDiff {
    mutating func compareTypes() {
        let diff = NameDiff(Self.listedTypes(old), Self.listedTypes(new), name: \.name)
        for type in diff.removed {
            add(
                .typeRemoved, .type(type.name),
                type.builtInScalar == nil
                    ? "\(type.name) was removed."
                    : "Standard scalar \(type.name) was removed because it is not referenced anymore.")
        }
        for type in diff.added { add(.typeAdded, .type(type.name), "\(type.name) was added.") }
        for (before, after) in diff.persisted {
            compare(before, after)
            compareNotes(.type(before.name), description: (before.description, after.description))
        }
    }

    /// Built-in scalars belong to a schema where something refers to them or a document defines them.
    private static func listedTypes(_ schema: Schema) -> [NamedType] {
        let introspected = Set(schema.introspectedTypes)
        return schema.types.filter { introspected.contains($0.id) || $0.origin != nil }
    }

    private mutating func compare(_ before: NamedType, _ after: NamedType) {
        switch (before.kind, after.kind) {
        case (.enum, .enum): compareEnumValues(before, after)
        case (.union, .union): compareUnionMembers(before, after)
        case (.inputObject, .inputObject): compareInputFields(before, after)
        case (.object, .object), (.interface, .interface):
            compareFields(before, after)
            compareInterfaces(before, after)
        case (.scalar, .scalar): break
        default:
            add(
                .typeChangedKind, .type(before.name),
                "\(before.name) changed from \(before.kind.withArticle) to \(after.kind.withArticle).")
        }
    }
}
