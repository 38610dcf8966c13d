import GraphQLLanguage

/// What every schema has without defining it: the scalars (spec section 3.5), the directives (3.13) and the
/// introspection types (4.2), as the September 2025 edition defines them.
enum BuiltInDefinitions {
    static let introspectionTypes: Set<String> = [
        "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive",
        "__DirectiveLocation",
    ]

    /// Not printed even where a document defines them itself.
    static let directives: Set<String> = ["include", "skip", "deprecated", "specifiedBy", "oneOf"]

    /// The reason of `@deprecated` where none is given.
    static let defaultDeprecationReason = "No longer supported"

    /// Whether a document's own definition of a name is passed over: it may define a built-in scalar as a scalar, but
    /// neither as something else nor the introspection types.
    static func keeps(_ name: String, from kind: TypeKind) -> Bool {
        introspectionTypes.contains(name) || (kind != .scalar && BuiltInScalar(rawValue: name) != nil)
    }

    static let document: Document = {
        do {
            return try Document.parse(Source(text, name: "built-in definitions"))
        } catch {
            preconditionFailure("The built-in definitions do not parse: \(error)")
        }
    }()

    private static let text = #"""
        "A whole number of 32 bits with sign."
        scalar Int

        "A number with a fraction, in double precision of IEEE 754."
        scalar Float

        "Text: a sequence of Unicode scalar values."
        scalar String

        "true or false."
        scalar Boolean

        "An opaque identifier, written as text; whole numbers are accepted as input."
        scalar ID

        "Includes a field or fragment only when the argument is true."
        directive @include(
          "Whether to include."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Leaves out a field or fragment when the argument is true."
        directive @skip(
          "Whether to leave out."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks a part of the schema that should no longer be used."
        directive @deprecated(
          "Why it is deprecated and what to use in its place, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Names the specification of a custom scalar."
        directive @specifiedBy(
          "Where the specification can be read."
          url: String!
        ) on SCALAR

        "Requires that exactly one field of the input object is given, and not null."
        directive @oneOf on INPUT_OBJECT

        "A schema: the types and directives of a service and where its operations start."
        type __Schema {
          description: String
          "All types of the schema."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start, if the service has them."
          mutationType: __Type
          "Where subscriptions start, if the service has them."
          subscriptionType: __Type
          "All directives that the service supports."
          directives: [__Directive!]!
        }

        "A type of the schema. Its kind says which of the fields apply; the others are null."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "What a type is."
        enum __TypeKind {
          "A scalar."
          SCALAR
          "An object; `fields` and `interfaces` apply."
          OBJECT
          "An interface; `fields`, `interfaces` and `possibleTypes` apply."
          INTERFACE
          "A union; `possibleTypes` applies."
          UNION
          "An enum; `enumValues` applies."
          ENUM
          "An input object; `inputFields` applies."
          INPUT_OBJECT
          "A list; `ofType` applies."
          LIST
          "A non-null type; `ofType` applies."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default value as GraphQL text."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive that documents may apply."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Where a directive may stand."
        enum __DirectiveLocation {
          "On a query operation."
          QUERY
          "On a mutation operation."
          MUTATION
          "On a subscription operation."
          SUBSCRIPTION
          "On a field."
          FIELD
          "On a fragment definition."
          FRAGMENT_DEFINITION
          "On a fragment spread."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On a variable definition."
          VARIABLE_DEFINITION
          "On a schema definition."
          SCHEMA
          "On a scalar definition."
          SCALAR
          "On an object type definition."
          OBJECT
          "On a field definition."
          FIELD_DEFINITION
          "On an argument definition."
          ARGUMENT_DEFINITION
          "On an interface definition."
          INTERFACE
          "On a union definition."
          UNION
          "On an enum definition."
          ENUM
          "On an enum value definition."
          ENUM_VALUE
          "On an input object type definition."
          INPUT_OBJECT
          "On an input object field definition."
          INPUT_FIELD_DEFINITION
        }
        """#
}
