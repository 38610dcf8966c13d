import GraphQLLanguage
import GraphQLSchema

/// What dispatch needs to know of types and fields.
struct DispatchModel {
    let types: SwiftTypes
    let suspending: SuspendingTypes
    /// For each named type, the references to it whose values are completed in columns, in a fixed order.
    private let completed: [TypeID: [TypeReference]]

    var schema: Schema { types.schema }

    init(_ types: SwiftTypes) {
        self.types = types
        suspending = SuspendingTypes(types.schema)
        var completed: [TypeID: Set<TypeReference>] = [:]
        for type in types.schema.types where !type.isBuiltIn && type.kind == .object {
            for field in type.fields {
                let isStored = types.schema.resolution(of: field, on: type) == .stored
                guard !isStored || suspending.contains(field.type.named) else { continue }
                completed[field.type.named, default: []].insert(field.type)
            }
        }
        self.completed = completed.mapValues { references in
            references.sorted { ($0.listDepth, $0.nonNullBits) < ($1.listDepth, $1.nonNullBits) }
        }
    }

    /// The completions to write for a named type.
    func completions(of type: TypeID) -> [CompletionEmitter] {
        (completed[type] ?? []).map { CompletionEmitter(model: self, type: $0) }
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
