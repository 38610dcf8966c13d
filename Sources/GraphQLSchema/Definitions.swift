import GraphQLJSON
import GraphQLLanguage

/// A field of an object or interface type (spec section 3.6).
public final class FieldDefinition: Sendable {
    public let name: String
    public let description: String?
    public let arguments: [InputValueDefinition]
    public let type: TypeReference
    public let deprecationReason: String?
    public let directives: [AppliedDirective]
    /// Position among the fields of its type; -1 for the meta fields `__typename`, `__schema` and `__type`.
    public let index: Int
    public let origin: SourceOrigin?
    /// The syntax node, among the documents that the schema was built from; nil for what has none.
    let node: NodeReference?

    private let argumentNames: NameTable

    init(
        name: String, description: String?, arguments: [InputValueDefinition], type: TypeReference,
        deprecationReason: String?, directives: [AppliedDirective], index: Int, origin: SourceOrigin?,
        node: NodeReference? = nil
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.type = type
        self.deprecationReason = deprecationReason
        self.directives = directives
        self.index = index
        self.origin = origin
        self.node = node
        argumentNames = NameTable(arguments.map(\.name))
    }

    public var isDeprecated: Bool { deprecationReason != nil }

    /// The position of an argument among `arguments`.
    public func argumentIndex(_ name: Name, in document: Document) -> Int? {
        arguments.isEmpty ? nil : argumentNames.index(of: name, in: document)
    }

    public func argument(_ name: Name, in document: Document) -> InputValueDefinition? {
        argumentIndex(name, in: document).map { arguments[$0] }
    }

    public func argument(_ name: String) -> InputValueDefinition? {
        argumentNames.index(of: name).map { arguments[$0] }
    }

    public func directive(_ name: String) -> AppliedDirective? { directives.first { $0.name == name } }
}

/// An argument of a field or directive, or a field of an input object (spec sections 3.6.1 and 3.10).
public final class InputValueDefinition: Sendable {
    public let name: String
    public let description: String?
    public let type: TypeReference
    /// The default, coerced to the type; `.null` is a default of null, nil no default.
    public let defaultValue: JSONValue?
    /// The default as GraphQL text, for introspection and printing.
    public let defaultLiteral: String?
    public let deprecationReason: String?
    public let directives: [AppliedDirective]
    public let origin: SourceOrigin?
    /// The syntax node, among the documents that the schema was built from; nil for what has none.
    let node: NodeReference?

    init(
        name: String, description: String?, type: TypeReference, defaultValue: JSONValue?, defaultLiteral: String?,
        deprecationReason: String?, directives: [AppliedDirective], origin: SourceOrigin?,
        node: NodeReference? = nil
    ) {
        self.name = name
        self.description = description
        self.type = type
        self.defaultValue = defaultValue
        self.defaultLiteral = defaultLiteral
        self.deprecationReason = deprecationReason
        self.directives = directives
        self.origin = origin
        self.node = node
    }

    public var isDeprecated: Bool { deprecationReason != nil }
    /// Non-null without a default: it must be given.
    public var isRequired: Bool { type.isNonNull && defaultLiteral == nil }

    public func directive(_ name: String) -> AppliedDirective? { directives.first { $0.name == name } }
}

/// A value of an enum type (spec section 3.9).
public final class EnumValueDefinition: Sendable {
    public let name: String
    public let description: String?
    public let deprecationReason: String?
    public let directives: [AppliedDirective]
    public let origin: SourceOrigin?

    init(
        name: String, description: String?, deprecationReason: String?, directives: [AppliedDirective],
        origin: SourceOrigin?
    ) {
        self.name = name
        self.description = description
        self.deprecationReason = deprecationReason
        self.directives = directives
        self.origin = origin
    }

    public var isDeprecated: Bool { deprecationReason != nil }
}

/// A directive that documents may apply (spec section 3.13).
public final class DirectiveDefinition: Sendable {
    public let name: String
    public let description: String?
    public let arguments: [InputValueDefinition]
    public let isRepeatable: Bool
    public let locations: [DirectiveLocation]
    /// One of `@skip`, `@include`, `@deprecated`, `@specifiedBy` and `@oneOf`, not defined by the document itself.
    public let isBuiltIn: Bool
    public let origin: SourceOrigin?
    /// The syntax node, among the documents that the schema was built from; nil for what has none.
    let node: NodeReference?

    private let argumentNames: NameTable

    init(
        name: String, description: String?, arguments: [InputValueDefinition], isRepeatable: Bool,
        locations: [DirectiveLocation], isBuiltIn: Bool, origin: SourceOrigin?,
        node: NodeReference? = nil
    ) {
        self.name = name
        self.description = description
        self.arguments = arguments
        self.isRepeatable = isRepeatable
        self.locations = locations
        self.isBuiltIn = isBuiltIn
        self.origin = origin
        self.node = node
        argumentNames = NameTable(arguments.map(\.name))
    }

    public func argument(_ name: Name, in document: Document) -> InputValueDefinition? {
        arguments.isEmpty ? nil : argumentNames.index(of: name, in: document).map { arguments[$0] }
    }

    public func argument(_ name: String) -> InputValueDefinition? {
        argumentNames.index(of: name).map { arguments[$0] }
    }
}
