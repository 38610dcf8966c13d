import GraphQLLanguage

/// The directives that schema files may apply without defining them.
///
/// Most instruct the generator and the server, not clients, so the running schema does not list them; `@defer` and
/// `@stream` are for operations, so it does. A schema that defines one itself, for instance to please another tool,
/// replaces ours; so does one that has another use for the name of an enum that a directive brings along.
public enum CodegenDirectives {
    /// One document for each directive that `names` mentions, in the order of their names.
    public static func documents(named names: Set<String>) -> [Document] {
        definitions.compactMap { names.contains($0.name) ? $0.document : nil }
    }

    /// Those that instruct the server on behalf of clients, who must be able to find them.
    public static let listed: Set<String> = ["defer", "stream"]

    /// Those that instruct the generator alone: the running schema is without them altogether, see `InstructedSchema`.
    public static let instructions: Set<String> = ["cacheControl", "rest"]

    /// Those that `documents` do not define themselves.
    public static func undefined(in documents: [Document]) -> Set<String> {
        var missing = names
        for document in documents {
            for directive in document.directiveDefinitions { missing.remove(document.text(directive.name)) }
            for type in document.typeDefinitions {
                if let directive = owners[document.text(type.name)] { missing.remove(directive) }
            }
        }
        return missing
    }

    /// The enums that directives bring along, each with its directive.
    private static let owners = ["CacheControlScope": "cacheControl", "RESTMethod": "rest"]

    /// The names of all of them.
    public static let names: Set<String> = Set(definitions.map(\.name))

    /// The name under which diagnostics would mention the definitions.
    static let sourceName = "built-in codegen directives"

    /// Their definitions in SDL, in the order of their names.
    public static let sdl = texts.map(\.sdl).joined(separator: "\n\n") + "\n"

    private static let definitions: [(name: String, document: Document)] = texts.map { text in
        do {
            return (text.name, try Document.parse(Source(text.sdl, name: sourceName)))
        } catch {
            preconditionFailure("The definition of @\(text.name) does not parse: \(error)")
        }
    }

    private static let texts: [(name: String, sdl: String)] = [
        (
            "batch",
            """
            "The resolver takes all parents of a list at once and answers in their order."
            directive @batch on FIELD_DEFINITION
            """
        ),
        (
            "cacheControl",
            """
            "How long answers may be kept: at a field, or at a type for every field that gives it."
            directive @cacheControl(
              "Seconds."
              maxAge: Int
              scope: CacheControlScope
            ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION

            "Who may keep an answer."
            enum CacheControlScope {
              "Everybody on its way."
              PUBLIC
              "Only the client that asked."
              PRIVATE
            }
            """
        ),
        (
            "constraint",
            """
            "Bounds of an input value: a text's length in Unicode scalars, a number's range, a list's length."
            directive @constraint(
              minLength: Int
              maxLength: Int
              min: Float
              max: Float
              minItems: Int
              maxItems: Int
            ) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
            """
        ),
        (
            "cost",
            """
            "What an element adds to the cost of an operation (IBM GraphQL cost specification): a number as text."
            directive @cost(weight: String!)
              on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
            """
        ),
        (
            "defer",
            """
            "Delivers a fragment after the rest of the response."
            directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
            """
        ),
        (
            "listSize",
            """
            "How long a list may become (IBM GraphQL cost specification)."
            directive @listSize(
              assumedSize: Int
              slicingArguments: [String!]
              sizedFields: [String!]
              requireOneSlicingArgument: Boolean = true
            ) on FIELD_DEFINITION
            """
        ),
        (
            "resolver",
            """
            "A resolver answers the field instead of a stored property; a name replaces that of the Swift method."
            directive @resolver(name: String) on FIELD_DEFINITION
            """
        ),
        (
            "rest",
            """
            "Makes a root field, or an operation of the folder Operations, a route of plain HTTP."
            directive @rest(
              method: RESTMethod! = GET
              "Segments behind slashes; one in braces is an argument or a field of it: `/api/users/{id}/{input.kind}`."
              path: String!
              "`*`: the body's members are arguments. An argument's name: the body is its value. Else there is none."
              body: String
              "What the answer has of the field's value, a selection set in braces; all that is stored when left out."
              selection: String
              "What clients call arguments where it is not the name in snake_case: `workflow_id: input.workflow`."
              names: [String!]
              "The status of success: 200, 201, 202 or 204; 200 when left out."
              status: Int
              "For 201 and 202, where the result is: a path with names of the answer's data in braces."
              location: String
              "The subscription field that answers instead when the body's member `stream` is true."
              stream: String
              "What its events have of the field's value."
              streamSelection: String
              version: String
              "Under which headings documents list the route; the name of the file when left out."
              tags: [String!]
              "The day from which clients should use something else: `YYYY-MM-DD`."
              deprecated: String
              "The day from which the route is gone: `YYYY-MM-DD`."
              sunset: String
              "The path of what replaces the route."
              successor: String
              "A request that succeeds, for documents: a JSON object of values by the names that clients use."
              example: String
            ) repeatable on FIELD_DEFINITION | QUERY | MUTATION | SUBSCRIPTION

            "A request method of HTTP."
            enum RESTMethod {
              GET
              POST
              PUT
              PATCH
              DELETE
            }
            """
        ),
        (
            "sequence",
            """
            "The resolver gives the items of the list one after another, as an asynchronous sequence."
            directive @sequence on FIELD_DEFINITION
            """
        ),
        (
            "stream",
            """
            "Delivers the items of a list from `initialCount` on one after another."
            directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
            """
        ),
        (
            "swift",
            #"""
            """
            An existing Swift type stands for the GraphQL type; none is generated: `type` in a server's code, `client` in
            that of operations.
            """
            directive @swift(type: String, client: String)
              on OBJECT | SCALAR | ENUM | INPUT_OBJECT | INTERFACE | UNION
            """#
        ),
    ]
}
