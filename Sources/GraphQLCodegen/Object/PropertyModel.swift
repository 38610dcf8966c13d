import GraphQLSchema

/// A stored property of a generated struct, and the parameter of its initializer.
struct PropertyModel {
    let name: String
    let type: String
    let description: String?
    let deprecation: String?
    /// Kept behind a reference, because the struct would contain itself.
    var isBoxed = false
    /// What the initializer assumes when the caller leaves the parameter out.
    var defaultValue: String?

    var identifier: String { SwiftIdentifier.escaped(name) }
}
