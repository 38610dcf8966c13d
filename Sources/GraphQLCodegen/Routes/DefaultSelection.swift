import GraphQLRoutes
import GraphQLSchema

/// What a route answers when its `@rest` does not say: everything of the field's value that is there already.
///
/// That is all stored leaves, and stored objects within objects down to `depth`, never an object of a type within
/// itself. What needs a call is left out. Values of unions and interfaces have `__typename` and what their type has.
/// Names are in snake_case.
struct DefaultSelection {
    /// Levels of objects: the value's own fields are the first.
    static let depth = 4

    let schema: Schema

    /// The selection set in braces; nil for leaves, which have none.
    func text(of type: TypeReference) -> String? {
        let named = schema.namedType(of: type)
        guard named.isComposite else { return nil }
        let fields = fields(of: named, depth: Self.depth, within: [])
        return "{ \(fields.isEmpty ? "__typename" : fields) }"
    }

    /// Empty when there is nothing to select.
    private func fields(of type: NamedType, depth: Int, within types: [TypeID]) -> String {
        guard depth > 0, !types.contains(type.id) else { return "" }
        let types = types + [type.id]
        guard type.isAbstract else {
            return type.fields.filter { schema.resolution(of: $0, on: type) == .stored }
                .compactMap { text(of: $0, depth: depth, within: types) }.joined(separator: " ")
        }
        let fragments = type.possibleTypes.compactMap { id -> String? in
            let fields = fields(of: schema[id], depth: depth, within: types)
            return fields.isEmpty ? nil : "... on \(schema[id].name) { \(fields) }"
        }
        return (["__typename"] + fragments).joined(separator: " ")
    }

    private func text(of field: FieldDefinition, depth: Int, within types: [TypeID]) -> String? {
        let alias = RESTName.snakeCase(field.name)
        let name = alias == field.name ? alias : "\(alias): \(field.name)"
        let type = schema.namedType(of: field.type)
        guard type.isComposite else { return name }
        let fields = fields(of: type, depth: depth - 1, within: types)
        return fields.isEmpty ? nil : "\(name) { \(fields) }"
    }
}
