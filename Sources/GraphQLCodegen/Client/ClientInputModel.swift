import GraphQLSchema

/// The struct of an input object in a client, or the enum of a one-of input object.
struct ClientInputModel {
    struct Field {
        let definition: InputValueDefinition
        let encoding: ClientInputEncoding
        let property: PropertyModel
        /// The type of the field's value when it is there and not null.
        let valueType: String
    }

    let type: NamedType
    let name: String
    let isIndirect: Bool
    let fields: [Field]

    init(_ type: NamedType, types: SwiftTypes, names: ClientNames, cycles: StorageCycles) {
        self.type = type
        name = types[type.id]
        isIndirect = cycles.indirectEnums.contains(type.id)
        let members = Set(type.inputFields.map(\.name))
        fields = type.inputFields.map { field in
            let isBoxed = cycles.isBoxed(field.type, in: type.id)
            var name = names.member(field.name, beside: [], members)
            // A boxed property `x` brings the storage `_x` with it.
            if isBoxed, members.contains("_" + name) { name += "_" }
            if SwiftIdentifier.isImpossible(name) { name += "1" }
            let encoding = ClientInputEncoding(field.type, hasDefault: field.defaultLiteral != nil)
            return Field(
                definition: field, encoding: encoding,
                property: encoding.property(
                    name, field.type, types, description: field.description, deprecation: field.deprecationReason,
                    isBoxed: isBoxed),
                valueType: types.nonNullText(field.type))
        }
    }
}
