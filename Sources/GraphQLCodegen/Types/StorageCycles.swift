import GraphQLLanguage
import GraphQLSchema

/// Which stored values would contain themselves, and so need an indirection.
///
/// A list keeps its items elsewhere, so only fields that hold a value directly count. Enums on a cycle become
/// `indirect`; what is still a cycle then runs through structs alone, whose fields on it are boxed.
struct StorageCycles {
    /// Unions, interfaces and one-of inputs to declare `indirect`.
    private(set) var indirectEnums: Set<TypeID> = []
    private var components: [Int]

    init(_ types: SwiftTypes) {
        let schema = types.schema
        var edges: [[Int]] = schema.types.map { type in
            if types.isBound(type.id) || type.isBuiltIn { return [] }
            switch type.kind {
            case .object:
                return type.fields.compactMap { field in
                    schema.resolution(of: field, on: type) == .stored ? Self.direct(field.type) : nil
                }
            case .interface, .union: return type.possibleTypes.map(\.index)
            case .inputObject: return type.inputFields.compactMap { Self.direct($0.type) }
            case .scalar, .enum: return []
            }
        }
        let all = StronglyConnectedComponents(edges)
        for type in schema.types where type.isAbstract || type.isOneOf {
            if all.isOnCycle(type.id.index) {
                indirectEnums.insert(type.id)
                edges[type.id.index] = []
            }
        }
        components = StronglyConnectedComponents(edges).component
    }

    /// Whether a field of `owner` that has this type leads back to `owner` through structs alone.
    func isBoxed(_ reference: TypeReference, in owner: TypeID) -> Bool {
        !reference.isList && components[reference.named.index] == components[owner.index]
    }

    private static func direct(_ reference: TypeReference) -> Int? {
        reference.isList ? nil : reference.named.index
    }
}
