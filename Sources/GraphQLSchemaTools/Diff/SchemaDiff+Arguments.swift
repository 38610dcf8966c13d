import GraphQLLanguage
import GraphQLSchema

// Arguments of fields (spec section 3.6.1).

extension SchemaDiff {
    mutating func compareArguments(_ type: String, _ field: FieldDefinition, _ newField: FieldDefinition) {
        let diff = NameDiff(field.arguments, newField.arguments, name: \.name)
        func coordinate(_ argument: InputValueDefinition) -> SchemaCoordinate {
            .argument(type: type, field: field.name, name: argument.name)
        }
        for argument in diff.removed {
            add(.argRemoved, coordinate(argument), "\(type).\(field.name) arg \(argument.name) was removed.")
        }
        for (before, after) in diff.persisted {
            compareArgument("\(type).\(field.name) arg \(before.name)", coordinate(before), before, after)
            compareNotes(
                coordinate(before), description: (before.description, after.description),
                deprecation: (before.deprecationReason, after.deprecationReason))
        }
        for argument in diff.added {
            let what = argument.isRequired ? "A required" : "An optional"
            add(
                argument.isRequired ? .requiredArgAdded : .optionalArgAdded, coordinate(argument),
                "\(what) arg \(argument.name) on \(type).\(field.name) was added.")
        }
    }

    private mutating func compareArgument(
        _ subject: String, _ coordinate: SchemaCoordinate, _ before: InputValueDefinition,
        _ after: InputValueDefinition
    ) {
        let compatibility = TypeCompatibility(old: old, new: new)
        let types = "has changed type from \(old.text(before.type)) to \(new.text(after.type))."
        guard compatibility.isSafeInput(before.type, after.type) else {
            return add(.argChangedKind, coordinate, "\(subject) \(types)")
        }
        if !compatibility.isSame(before.type, after.type) {
            add(.argChangedKindSafe, coordinate, "\(subject) \(types)")
        }
        switch (DefaultValueText(schema: old).text(before), DefaultValueText(schema: new).text(after)) {
        case (_?, nil): add(.argDefaultValueChange, coordinate, "\(subject) defaultValue was removed.")
        case (let value?, let newValue?) where value != newValue:
            add(
                .argDefaultValueChange, coordinate,
                "\(subject) has changed defaultValue from \(value) to \(newValue).")
        case (nil, let value?): add(.argDefaultValueAdded, coordinate, "\(subject) got the defaultValue \(value).")
        default: break
        }
    }
}
