import GraphQLLanguage
import GraphQLSchema

/// What dispatch needs to know of types and fields.
struct DispatchModel {
    let types: SwiftTypes
    let suspending: SuspendingTypes

    var schema: Schema { types.schema }

    init(_ types: SwiftTypes) {
        self.types = types
        suspending = SuspendingTypes(types.schema)
    }

    /// How a field of an object takes part in `resolveX`.
    enum Completion {
        /// Written from the parent at once, always.
        case stored
        /// A stored property below which a resolver may be called.
        case storedAbove
        case resolved(ResolverModel)
    }

    func completion(of field: FieldDefinition, on type: NamedType) -> Completion {
        guard schema.resolution(of: field, on: type) == .stored else {
            return .resolved(ResolverModel(field, on: type, types: types))
        }
        return suspending.contains(field.type.named) ? .storedAbove : .stored
    }
}
