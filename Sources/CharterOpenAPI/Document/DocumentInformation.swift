import GraphQLJSON
import GraphQLRoutes

/// What is said of the document as a whole.
enum DocumentInformation {
    static func info(_ options: OpenAPIOptions) -> JSONValue {
        [
            "title": .string(options.title),
            "version": .string(options.version),
            "description": .string([options.description, manners].compactMap(\.self).joined(separator: "\n\n")),
        ]
    }

    /// In the order of their names.
    static func tags(of routes: [RESTRoute]) -> JSONValue {
        .array(Set(routes.flatMap(\.tags)).sorted().map { ["name": .string($0)] })
    }

    private static let manners = """
        Every answer is an object with `success`, `data`, `error`, `timestamp` and `request_id`; failures have `code` \
        and `details` beside them. `Accept: application/problem+json` gives problem details (RFC 9457) in place of that.

        Names are in snake_case. Members and parameters that are not listed are refused; what is left out keeps its \
        default, which is not the same as null.

        `fields` in the query selects some of an answer's data, such as `fields=id,author.name`: see \
        `x-sparse-fields` at each operation. Everything else is left out then, whatever its schema requires.
        """
}
