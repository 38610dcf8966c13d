import GraphQLSchema

/// The struct of an input object, or the enum of a one-of input object.
struct InputObjectModel {
    let type: NamedType
    let name: String
    let isIndirect: Bool
    let fields: [InputFieldModel]

    init(_ type: NamedType, types: SwiftTypes, cycles: StorageCycles) {
        self.type = type
        name = types[type.id]
        isIndirect = cycles.indirectEnums.contains(type.id)
        fields = type.inputFields.map { field in
            InputFieldModel(field, isBoxed: cycles.isBoxed(field.type, in: type.id), types: types)
        }
    }
}

/// A field of an input object.
struct InputFieldModel {
    let definition: InputValueDefinition
    /// Null, absent and a value are three different things: nullable, and no default takes the place of absence.
    let isTriState: Bool
    let isBoxed: Bool
    /// The type of the field's value when it is there and not null.
    let valueType: String
    let type: String

    init(_ field: InputValueDefinition, isBoxed: Bool, types: SwiftTypes) {
        definition = field
        isTriState = !field.type.isNonNull && field.defaultLiteral == nil
        self.isBoxed = isBoxed
        valueType = types.nonNullText(field.type)
        type = isTriState ? "Nullable<\(valueType)>" : types.text(field.type)
    }

    var identifier: String { SwiftIdentifier.escaped(definition.name) }

    var property: PropertyModel {
        PropertyModel(
            name: definition.name, type: type, description: definition.description,
            deprecation: definition.deprecationReason, isBoxed: isBoxed, defaultValue: isTriState ? ".absent" : nil)
    }
}
