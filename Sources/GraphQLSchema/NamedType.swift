import GraphQLJSON
import GraphQLLanguage

/// A named type of a schema (spec sections 3.5 to 3.10), extensions merged in. Immutable; refers to others by `TypeID`.
public final class NamedType: Sendable {
    public let id: TypeID
    public let kind: TypeKind
    public let name: String
    public let description: String?
    /// A built-in scalar or a type of the introspection system.
    public let isBuiltIn: Bool
    /// Which of the five built-in scalars this is, or nil.
    public let builtInScalar: BuiltInScalar?
    /// Custom scalars: the URL of `@specifiedBy`.
    public let specifiedByURL: String?
    /// Input objects: whether `@oneOf` is applied.
    public let isOneOf: Bool
    public let directives: [AppliedDirective]
    /// Objects and interfaces, in the order of definition.
    public let fields: [FieldDefinition]
    /// Objects and interfaces: the interfaces that they declare.
    public let interfaces: [TypeID]
    /// Unions: the member types as declared. Interfaces: the object types that implement them, in schema order.
    /// Objects: themselves.
    public let possibleTypes: [TypeID]
    public let enumValues: [EnumValueDefinition]
    public let inputFields: [InputValueDefinition]
    /// Where the type, or its first part, was defined.
    public let origin: SourceOrigin?

    private let memberNames: NameTable

    init(
        id: TypeID, kind: TypeKind, name: String, description: String?, isBuiltIn: Bool,
        builtInScalar: BuiltInScalar?, specifiedByURL: String?, isOneOf: Bool, directives: [AppliedDirective],
        fields: [FieldDefinition], interfaces: [TypeID], possibleTypes: [TypeID],
        enumValues: [EnumValueDefinition], inputFields: [InputValueDefinition], origin: SourceOrigin?
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.description = description
        self.isBuiltIn = isBuiltIn
        self.builtInScalar = builtInScalar
        self.specifiedByURL = specifiedByURL
        self.isOneOf = isOneOf
        self.directives = directives
        self.fields = fields
        self.interfaces = interfaces
        self.possibleTypes = possibleTypes
        self.enumValues = enumValues
        self.inputFields = inputFields
        self.origin = origin
        switch kind {
        case .object, .interface: memberNames = NameTable(fields.map(\.name))
        case .enum: memberNames = NameTable(enumValues.map(\.name))
        case .inputObject: memberNames = NameTable(inputFields.map(\.name))
        case .scalar, .union: memberNames = NameTable([])
        }
    }

    public var isComposite: Bool { kind == .object || kind == .interface || kind == .union }
    public var isAbstract: Bool { kind == .interface || kind == .union }
    /// A scalar or an enum.
    public var isLeaf: Bool { kind == .scalar || kind == .enum }
    /// May be the type of an argument, an input field or a variable.
    public var isInput: Bool { isLeaf || kind == .inputObject }
    /// May be the type of a field.
    public var isOutput: Bool { kind != .inputObject }

    public func field(_ name: Name, in document: Document) -> FieldDefinition? {
        guard !fields.isEmpty else { return nil }
        return memberNames.index(of: name, in: document).map { fields[$0] }
    }

    public func field(_ name: String) -> FieldDefinition? {
        guard !fields.isEmpty else { return nil }
        return memberNames.index(of: name).map { fields[$0] }
    }

    public func enumValue(_ name: Name, in document: Document) -> EnumValueDefinition? {
        guard !enumValues.isEmpty else { return nil }
        return memberNames.index(of: name, in: document).map { enumValues[$0] }
    }

    public func enumValue(_ name: String) -> EnumValueDefinition? {
        guard !enumValues.isEmpty else { return nil }
        return memberNames.index(of: name).map { enumValues[$0] }
    }

    public func inputField(_ name: Name, in document: Document) -> InputValueDefinition? {
        guard !inputFields.isEmpty else { return nil }
        return memberNames.index(of: name, in: document).map { inputFields[$0] }
    }

    /// The position of an input field among `inputFields`.
    public func inputFieldIndex(_ name: Name, in document: Document) -> Int? {
        inputFields.isEmpty ? nil : memberNames.index(of: name, in: document)
    }

    public func inputField(_ name: String) -> InputValueDefinition? {
        guard !inputFields.isEmpty else { return nil }
        return memberNames.index(of: name).map { inputFields[$0] }
    }
}

/// The scalars that every schema has (spec section 3.5).
public enum BuiltInScalar: String, Sendable, Hashable, CaseIterable {
    case int = "Int"
    case float = "Float"
    case string = "String"
    case boolean = "Boolean"
    case id = "ID"
}

/// Where in which source text something was defined.
public struct SourceOrigin: Sendable {
    public let source: Source
    public let range: SourceRange

    public init(source: Source, range: SourceRange) {
        self.source = source
        self.range = range
    }

    /// An empty range at a line and column.
    init(location: SourceLocation, in source: Source) {
        let offset = UInt32(truncatingIfNeeded: source.offset(of: location))
        self.init(source: source, range: SourceRange(start: offset, end: offset))
    }

    public var location: SourceLocation { source.location(of: range) }
}

/// A directive as applied to a definition of the schema, its arguments coerced and defaults filled in.
public struct AppliedDirective: Sendable {
    public let name: String
    public let arguments: JSONObject
    public let origin: SourceOrigin?
}

extension Source {
    /// The byte offset of a line and column, the inverse of `location(at:)`.
    fileprivate func offset(of location: SourceLocation) -> Int {
        var (line, column, position) = (1, 1, 0)
        while position < bytes.count, (line, column) != (location.line, location.column) {
            let byte = bytes[position]
            position += 1
            if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { continue }
            if byte == 0x0A || byte == 0x0D {
                (line, column) = (line + 1, 1)
            } else {
                column += 1
            }
            while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
        }
        return position
    }
}
