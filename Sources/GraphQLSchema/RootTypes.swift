import GraphQLLanguage

/// The root operation types of a schema (spec section 3.3.1): those that `schema` and its extensions name, or, where
/// no `schema` is written, the types called `Query`, `Mutation` and `Subscription`.
struct RootTypes {
    /// Where an operation type was named: the type's name in `schema { … }`.
    private(set) var origins: [OperationType: SourceOrigin] = [:]
    private var types: [OperationType: TypeID] = [:]

    init(_ sdl: SDLDocuments) {
        for part in sdl.schemaParts {
            let document = sdl.documents[part.document]
            for index in sdl.schema(part).operationTypes {
                let node = document.operationTypes[index]
                guard types[node.operationType] == nil else { continue }
                types[node.operationType] = sdl.typeID(node.type, in: document)
                origins[node.operationType] = sdl.origin(node.type.range, in: part.document)
            }
        }
        guard sdl.schemaDefinitions.isEmpty else { return }
        for (operation, name) in [
            (OperationType.query, "Query"), (.mutation, "Mutation"), (.subscription, "Subscription"),
        ] {
            if let type = sdl.typeID(name) { types[operation] = type }
        }
    }

    subscript(_ operation: OperationType) -> TypeID? { types[operation] }
}
