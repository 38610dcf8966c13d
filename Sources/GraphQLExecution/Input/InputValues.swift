import GraphQLJSON

/// Coerced input values by position, nil where there is none; one, which is what most fields and operations have, takes
/// no memory of its own.
enum InputValues: Sendable {
    case one(JSONValue?)
    case many([JSONValue?])

    static let none = InputValues.many([])

    subscript(position: Int) -> JSONValue? {
        switch self {
        case .one(let value): value
        case .many(let values): values[position]
        }
    }
}
