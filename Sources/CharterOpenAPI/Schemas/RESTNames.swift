import GraphQLJSON
import GraphQLRoutes

/// Default values as clients would write them.
enum RESTNames {
    /// The value with the names of its members in snake_case. Recursion is as deep as the schema's text.
    static func renamed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(renamed))
        case .object(let object):
            .object(JSONObject(object.members.map { (RESTName.snakeCase($0.key), renamed($0.value)) }))
        default: value
        }
    }
}
