import GraphQLSchema

/// A custom scalar that no `@swift` binds: it passes through as JSON.
struct ScalarModel {
    let type: NamedType
    let name: String

    init(_ type: NamedType, types: SwiftTypes) {
        self.type = type
        name = types[type.id]
    }
}
