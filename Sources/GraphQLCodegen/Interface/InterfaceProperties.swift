import GraphQLLanguage
import GraphQLSchema

/// The properties that all structs of an interface share: stored in each of them, with one Swift type.
///
/// A field that some type resolves, or narrows to a type of its own, is not among them.
struct InterfaceProperties {
    private var properties: [TypeID: [PropertyModel]] = [:]

    init(_ types: SwiftTypes) {
        let schema = types.schema
        for interface in schema.types where interface.kind == .interface && !types.isBound(interface.id) {
            let members = interface.possibleTypes.map { schema[$0] }
            // A bound type keeps its promises to its author, not to us.
            if members.isEmpty || members.contains(where: { types.isBound($0.id) }) { continue }
            let shared = interface.fields.filter { field in
                members.allSatisfy { member in
                    guard let own = member.field(field.name) else { return false }
                    return own.type == field.type && schema.resolution(of: own, on: member) == .stored
                }
            }
            properties[interface.id] = shared.map { field in
                PropertyModel(
                    name: field.name, type: types.text(field.type), description: field.description,
                    deprecation: field.deprecationReason)
            }
            protocols[interface.id] = Self.protocolName(interface)
        }
    }

    private var protocols: [TypeID: String] = [:]

    /// The protocol that has the shared properties as requirements; nil when there are none to have.
    func protocolName(of interface: TypeID) -> String? { protocols[interface] }

    subscript(_ interface: TypeID) -> [PropertyModel] { properties[interface] ?? [] }

    static func protocolName(_ interface: NamedType) -> String { interface.name + "Protocol" }
}
