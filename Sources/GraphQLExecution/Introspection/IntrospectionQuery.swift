/// The introspection query that asks for everything a schema tells of itself (spec section 4).
public enum IntrospectionQuery {
    /// Levels of lists and non-nulls that the query unrolls around a named type.
    public static let typeDepth = 9

    /// The query's text: descriptions, URLs of scalars, repeatable directives, `@oneOf`, and everything deprecated.
    public static let full = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives {
              name
              description
              isRepeatable
              locations
              args(includeDeprecated: true) { ...InputValue }
            }
          }
        }

        fragment FullType on __Type {
          kind
          name
          description
          specifiedByURL
          isOneOf
          fields(includeDeprecated: true) {
            name
            description
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
            isDeprecated
            deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }

        fragment InputValue on __InputValue {
          name
          description
          type { ...TypeRef }
          defaultValue
          isDeprecated
          deprecationReason
        }

        fragment TypeRef on __Type {
          \(typeReference(typeDepth))
        }
        """

    private static func typeReference(_ depth: Int) -> String {
        depth == 0 ? "kind name" : "kind name ofType { \(typeReference(depth - 1)) }"
    }
}
