import GraphQLLanguage

/// The directives that schema files may apply without defining them.
///
/// Most instruct the generator and the server, not clients, so the running schema does not list them; `@defer` and
/// `@stream` are for operations, so it does. A schema that
/// defines one itself, for instance to please another tool, replaces ours.
public enum CodegenDirectives {
    /// One document for each directive that `names` mentions, in the order of their names.
    public static func documents(named names: Set<String>) -> [Document] {
        definitions.compactMap { names.contains($0.name) ? $0.document : nil }
    }

    /// Those that instruct the server on behalf of clients, who must be able to find them.
    static let listed: Set<String> = ["defer", "stream"]

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
