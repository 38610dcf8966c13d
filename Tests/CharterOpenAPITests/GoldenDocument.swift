import CharterOpenAPI
import Foundation
import GoldenRoutes
import GraphQLExecution
import GraphQLJSON
import GraphQLRoutes

/// The description of the routes under `Tests/GraphQLCodegenTests/Golden/Routes`, with a way to what is in it.
struct GoldenDocument {
    let document: OpenAPIDocument

    init() throws { document = try OpenAPIDocument(routes, schema: makeRoutes().schema) }

    /// The value behind names with slashes between them; `~1` stands for a slash (RFC 6901).
    subscript(pointer: String) -> JSONValue? { JSONValue.object(document.object).at(pointer) }
}

extension JSONValue {
    /// The value behind a JSON pointer without its first slash.
    func at(_ pointer: String) -> JSONValue? {
        var value: JSONValue? = self
        for part in pointer.split(separator: "/") {
            let key = part.replacingOccurrences(of: "~1", with: "/")
            if case .array(let items)? = value, let index = Int(key), items.indices.contains(index) {
                value = items[index]
            } else {
                value = value?[key]
            }
        }
        return value
    }
}
