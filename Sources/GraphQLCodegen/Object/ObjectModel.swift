import GraphQLLanguage
import GraphQLSchema

/// The struct of an object type: what it stores. Resolved fields are requirements of a resolver protocol instead.
struct ObjectModel {
    let type: NamedType
    let name: String
    let properties: [PropertyModel]
    /// Protocols of the interfaces whose shared properties the struct has.
    let conformances: [String]

    init(_ type: NamedType, types: SwiftTypes, cycles: StorageCycles, interfaces: InterfaceProperties) {
        self.type = type
        name = types[type.id]
        properties = type.fields.compactMap { field in
            guard types.schema.resolution(of: field, on: type) == .stored else { return nil }
            return PropertyModel(
                name: field.name, type: types.text(field.type), description: field.description,
                deprecation: field.deprecationReason, isBoxed: cycles.isBoxed(field.type, in: type.id),
                defaultValue: field.type.isNonNull ? nil : "nil")
        }
        conformances = type.interfaces.compactMap { interfaces.protocolName(of: $0) }
    }
}
