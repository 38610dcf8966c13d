import GraphQLJSON
import GraphQLLanguage

/// A GraphQL schema (spec section 3): its types, directives and root operation types. Immutable, shared by everything
/// that validates, plans and introspects.
public final class Schema: Sendable {
    public let description: String?
    /// Types in the order of definition, then built-in scalars that the document does not define, then the
    /// introspection types; a `TypeID` is an index.
    public let types: [NamedType]
    public let directives: [DirectiveDefinition]
    public let queryType: TypeID?
    public let mutationType: TypeID?
    public let subscriptionType: TypeID?
    public let schemaDirectives: [AppliedDirective]

    /// The types that introspection lists: all but the built-in scalars that nothing refers to (spec section 3.5).
    public let introspectedTypes: [TypeID]

    /// `__typename: String!`, which every composite type has.
    public let typenameField: FieldDefinition
    /// `__schema: __Schema!` and `__type(name: String!): __Type`, which the query root has.
    public let schemaField: FieldDefinition
    public let typeField: FieldDefinition

    private let typeNames: NameTable
    private let directiveNames: NameTable
    private let builtIns: [TypeID]
    /// For abstract types: what may stand in for them.
    private let subtypes: [SubtypeSet]

    init(
        description: String?, types: [NamedType], directives: [DirectiveDefinition], queryType: TypeID?,
        mutationType: TypeID?, subscriptionType: TypeID?, schemaDirectives: [AppliedDirective],
        typenameField: FieldDefinition, schemaField: FieldDefinition, typeField: FieldDefinition
    ) {
        self.description = description
        self.types = types
        self.directives = directives
        self.queryType = queryType
        self.mutationType = mutationType
        self.subscriptionType = subscriptionType
        self.schemaDirectives = schemaDirectives
        self.typenameField = typenameField
        self.schemaField = schemaField
        self.typeField = typeField
        let typeNames = NameTable(types.map(\.name))
        self.typeNames = typeNames
        directiveNames = NameTable(directives.map(\.name))
        // A schema always has the five; the first type stands in where a broken one lacks them.
        builtIns = BuiltInScalar.allCases.map { TypeID(typeNames.index(of: $0.rawValue) ?? 0) }
        subtypes = SubtypeSet.sets(of: types)
        introspectedTypes = Self.introspectedTypes(types, directives)
    }

    private static func introspectedTypes(_ types: [NamedType], _ directives: [DirectiveDefinition]) -> [TypeID] {
        var isReferenced = types.map { $0.builtInScalar == nil }
        func visit(_ inputs: [InputValueDefinition]) {
            for input in inputs { isReferenced[input.type.named.index] = true }
        }
        for directive in directives { visit(directive.arguments) }
        for type in types {
            for field in type.fields {
                isReferenced[field.type.named.index] = true
                visit(field.arguments)
            }
            visit(type.inputFields)
        }
        return types.lazy.map(\.id).filter { isReferenced[$0.index] }
    }

    public subscript(_ id: TypeID) -> NamedType { types[id.index] }
    public func namedType(of reference: TypeReference) -> NamedType { types[reference.named.index] }

    public func type(_ name: String) -> NamedType? { typeNames.index(of: name).map { types[$0] } }
    public func type(_ name: Name, in document: Document) -> NamedType? {
        typeNames.index(of: name, in: document).map { types[$0] }
    }

    public func directive(_ name: String) -> DirectiveDefinition? {
        directiveNames.index(of: name).map { directives[$0] }
    }
    public func directive(_ name: Name, in document: Document) -> DirectiveDefinition? {
        directiveNames.index(of: name, in: document).map { directives[$0] }
    }

    public func scalar(_ scalar: BuiltInScalar) -> TypeID {
        builtIns[BuiltInScalar.allCases.firstIndex(of: scalar) ?? 0]
    }

    public func rootType(_ operation: OperationType) -> NamedType? {
        let id =
            switch operation {
            case .query: queryType
            case .mutation: mutationType
            case .subscription: subscriptionType
            }
        return id.map { types[$0.index] }
    }

    /// The reference that a type node of `document` denotes, or nil when its name is unknown.
    public func reference(_ node: TypeNode, in document: Document) -> TypeReference? {
        type(node.name, in: document).map {
            TypeReference(named: $0.id, listDepth: node.listDepth, nonNullBits: node.nonNullBits)
        }
    }

    /// The definition of a field on a composite type, meta fields included where they are allowed (spec section 4.1).
    public func field(_ name: Name, in document: Document, on type: NamedType) -> FieldDefinition? {
        if let field = type.field(name, in: document) { return field }
        guard name.length > 5 else { return nil }
        if document.isName(name, "__typename") { return type.isComposite ? typenameField : nil }
        guard type.id == queryType else { return nil }
        if document.isName(name, "__schema") { return schemaField }
        if document.isName(name, "__type") { return typeField }
        return nil
    }

    /// Whether `type` is `abstract` itself, one of its possible types, or an interface that implements it.
    public func isSubtype(_ type: TypeID, of abstract: TypeID) -> Bool {
        if type == abstract { return true }
        return subtypes[abstract.index].contains(type)
    }

    /// Whether some object type can be both (spec section 5.5.2.3, GetPossibleTypes).
    public func overlap(_ left: NamedType, _ right: NamedType) -> Bool {
        if left.id == right.id { return true }
        if left.isAbstract, right.isAbstract { return left.possibleTypes.contains { isSubtype($0, of: right.id) } }
        return isSubtype(left.id, of: right.id) || isSubtype(right.id, of: left.id)
    }

    /// A type reference as GraphQL text, such as `[String!]!`.
    public func text(_ reference: TypeReference) -> String {
        var text = types[reference.named.index].name
        if reference.nonNullBits & 1 != 0 { text += "!" }
        for level in 0..<UInt32(reference.listDepth) {
            text = "[\(text)]" + (reference.nonNullBits & (2 << level) != 0 ? "!" : "")
        }
        return text
    }
}
