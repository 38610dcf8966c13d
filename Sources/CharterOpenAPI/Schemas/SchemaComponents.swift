import GraphQLJSON

/// The schemas that a description names once and refers to. A name that is taken gets a number behind a dot, which no
/// name of a GraphQL schema has.
struct SchemaComponents {
    private var schemas: [String: JSONValue] = [:]
    /// The components of types that are described as a whole.
    private var types: [String: String] = [:]

    /// By name.
    var object: JSONObject {
        JSONObject(schemas.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

    /// The reference to the schema of a type, which is made when it is not there yet. It may refer to itself.
    mutating func reference(ofType name: String, _ make: (inout SchemaComponents) -> JSONValue) -> JSONValue {
        if let known = types[name] { return Self.reference(known) }
        let free = free(name)
        types[name] = free
        // The place is taken before anything is made that may want it.
        schemas[free] = [:]
        schemas[free] = make(&self)
        return Self.reference(free)
    }

    /// The reference to a schema that is called `name` if another one is not.
    mutating func reference(_ name: String, to schema: JSONValue) -> JSONValue {
        let free = free(name, for: schema)
        schemas[free] = schema
        return Self.reference(free)
    }

    /// A name that nothing has, or that `schema` has already.
    private func free(_ name: String, for schema: JSONValue? = nil) -> String {
        var free = name
        var number = 2
        while let other = schemas[free], other != schema {
            free = "\(name).\(number)"
            number += 1
        }
        return free
    }
}
