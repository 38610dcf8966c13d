import GraphQLLanguage
import GraphQLSchema

// Fields of input objects (spec section 3.10).

extension SchemaDiff {
    mutating func compareInputFields(_ before: NamedType, _ after: NamedType) {
        let type = before.name
        let diff = NameDiff(before.inputFields, after.inputFields, name: \.name)
        for field in diff.added {
            let what = field.isRequired ? "A required" : "An optional"
            add(
                field.isRequired ? .requiredInputFieldAdded : .optionalInputFieldAdded,
                .member(type: type, name: field.name), "\(what) field \(field.name) on input type \(type) was added.")
        }
        for field in diff.removed {
            add(.fieldRemoved, .member(type: type, name: field.name), "\(type).\(field.name) was removed.")
        }
        for (field, newField) in diff.persisted {
            compareInputField(.member(type: type, name: field.name), field, newField)
            compareNotes(
                .member(type: type, name: field.name), description: (field.description, newField.description),
                deprecation: (field.deprecationReason, newField.deprecationReason))
        }
        if before.isOneOf != after.isOneOf {
            add(
                after.isOneOf ? .oneOfAdded : .oneOfRemoved, .type(type),
                after.isOneOf
                    ? "\(type) accepts exactly one of its fields from now on."
                    : "\(type) accepts any of its fields together from now on.")
        }
    }

    private mutating func compareInputField(
        _ coordinate: SchemaCoordinate, _ before: InputValueDefinition, _ after: InputValueDefinition
    ) {
        let compatibility = TypeCompatibility(old: old, new: new)
        let isSafe = compatibility.isSafeInput(before.type, after.type)
        if !compatibility.isSame(before.type, after.type) {
            add(
                isSafe ? .fieldChangedKindSafe : .fieldChangedKind, coordinate,
                "\(coordinate) changed type from \(old.text(before.type)) to \(new.text(after.type)).")
        }
        let (value, newValue) = (DefaultValueText(schema: old).text(before), DefaultValueText(schema: new).text(after))
        if isSafe, value != newValue {
            add(
                .inputFieldDefaultValueChanged, coordinate,
                "\(coordinate) has changed defaultValue from \(value ?? "none") to \(newValue ?? "none").")
        }
    }
}
