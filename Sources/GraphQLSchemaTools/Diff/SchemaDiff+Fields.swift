import GraphQLSchema

// Fields of object and interface types (spec sections 3.6 and 3.7).

extension SchemaDiff {
    mutating func compareFields(_ before: NamedType, _ after: NamedType) {
        let diff = NameDiff(before.fields, after.fields, name: \.name)
        for field in diff.removed {
            add(
                .fieldRemoved, .member(type: before.name, name: field.name),
                "\(before.name).\(field.name) was removed.")
        }
        for field in diff.added {
            add(.fieldAdded, .member(type: before.name, name: field.name), "\(before.name).\(field.name) was added.")
        }
        for (field, newField) in diff.persisted {
            compareArguments(before.name, field, newField)
            compareType(before.name, field, newField)
            compareNotes(
                .member(type: before.name, name: field.name), description: (field.description, newField.description),
                deprecation: (field.deprecationReason, newField.deprecationReason))
        }
    }

    private mutating func compareType(_ type: String, _ before: FieldDefinition, _ after: FieldDefinition) {
        let compatibility = TypeCompatibility(old: old, new: new)
        guard !compatibility.isSame(before.type, after.type) else { return }
        add(
            compatibility.isSafeOutput(before.type, after.type) ? .fieldChangedKindSafe : .fieldChangedKind,
            .member(type: type, name: before.name),
            "\(type).\(before.name) changed type from \(old.text(before.type)) to \(new.text(after.type)).")
    }
}
