import GraphQLLanguage
import GraphQLSchema

/// The enum of the concrete types that a union or interface stands for.
struct AbstractTypeModel {
    struct Case {
        let name: String
        let payload: String
        let object: TypeID

        var identifier: String { SwiftIdentifier.escaped(name) }
    }

    let type: NamedType
    let name: String
    let isIndirect: Bool
    let cases: [Case]
    /// Interfaces: the protocol of the shared properties, and these.
    let protocolName: String?
    let sharedProperties: [PropertyModel]

    init(_ type: NamedType, types: SwiftTypes, cycles: StorageCycles, interfaces: InterfaceProperties) {
        self.type = type
        name = types[type.id]
        isIndirect = cycles.indirectEnums.contains(type.id)
        cases = type.possibleTypes.map { id in
            Case(name: SwiftIdentifier.lowerCamel(types.schema[id].name), payload: types[id], object: id)
        }
        protocolName = interfaces.protocolName(of: type.id)
        sharedProperties = interfaces[type.id]
    }
}
