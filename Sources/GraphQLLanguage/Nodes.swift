// The syntax nodes of a `Document`, named after the grammar of the specification's appendix B. All are plain values;
// an `Int` or `NodeRange` is an index into the document's array of that kind.

/// A name in a source text, with a hash of its bytes for quick comparison.
public struct Name: Sendable {
    public let start: UInt32
    public let length: UInt32
    /// FNV-1a over the bytes, see `NameHash`.
    public let hash: UInt32

    public var range: SourceRange { SourceRange(start: start, end: start + length) }
}

/// FNV-1a with 32 bits, the hash that `Name` carries.
public struct NameHash: Sendable {
    public var value: UInt32 = 2_166_136_261

    @inlinable
    public init() {}

    public mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt32(byte)) &* 16_777_619
    }

    /// The hash of a whole text.
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash = NameHash()
        for byte in bytes { hash.combine(byte) }
        return hash.value
    }
}

/// Neighbouring nodes in one of a document's arrays; iterating gives their indices.
public struct NodeRange: Sendable, Hashable, RandomAccessCollection {
    private let lower: UInt32
    private let upper: UInt32

    public init(_ lower: Int, _ upper: Int) {
        self.lower = UInt32(truncatingIfNeeded: lower)
        self.upper = UInt32(truncatingIfNeeded: Swift.max(lower, upper))
    }

    public static let empty = NodeRange(0, 0)

    public var startIndex: Int { Int(lower) }
    public var endIndex: Int { Int(upper) }
    public subscript(position: Int) -> Int { position }
}

public enum OperationType: UInt8, Sendable, Hashable, CaseIterable {
    case query, mutation, subscription

    /// The keyword: `query`, `mutation` or `subscription`.
    public var keyword: String {
        switch self {
        case .query: "query"
        case .mutation: "mutation"
        case .subscription: "subscription"
        }
    }
}

public enum DefinitionNode: Sendable {
    case operation(Int)
    case fragment(Int)
    /// A schema definition or extension.
    case schema(Int)
    /// A type definition or extension.
    case type(Int)
    case directive(Int)
}

// MARK: Executable definitions (spec section 2)

public struct OperationDefinitionNode: Sendable {
    /// Index of a string in `values`.
    public var description: Int?
    public var operationType: OperationType
    public var name: Name?
    public var variableDefinitions: NodeRange
    public var directives: NodeRange
    public var selectionSet: Int
    public var range: SourceRange
    /// `{ … }` without keyword.
    public var isShorthand: Bool
}

public struct FragmentDefinitionNode: Sendable {
    public var description: Int?
    public var name: Name
    public var typeCondition: Name
    public var directives: NodeRange
    public var selectionSet: Int
    public var range: SourceRange
}

public struct VariableDefinitionNode: Sendable {
    public var description: Int?
    /// Without the `$`; `range` starts at it, or at the description before it.
    public var name: Name
    public var type: TypeNode
    /// Index into `values`.
    public var defaultValue: Int?
    public var directives: NodeRange
    public var range: SourceRange
}

public struct SelectionSetNode: Sendable {
    /// Indices into `selections`.
    public var selections: NodeRange
    public var range: SourceRange
}

public enum SelectionNode: Sendable {
    case field(Int)
    case fragmentSpread(Int)
    case inlineFragment(Int)
}

public struct FieldNode: Sendable {
    public var alias: Name?
    public var name: Name
    public var arguments: NodeRange
    public var directives: NodeRange
    /// Index into `selectionSets`.
    public var selectionSet: Int?
    public var range: SourceRange

    /// The alias, or the name: the key in the response.
    public var responseName: Name { alias ?? name }
}

public struct FragmentSpreadNode: Sendable {
    public var name: Name
    public var directives: NodeRange
    public var range: SourceRange
}

public struct InlineFragmentNode: Sendable {
    public var typeCondition: Name?
    public var directives: NodeRange
    public var selectionSet: Int
    public var range: SourceRange
}

public struct ArgumentNode: Sendable {
    public var name: Name
    /// Index into `values`.
    public var value: Int
    public var range: SourceRange
}

public struct DirectiveNode: Sendable {
    /// Without the `@`; `range` starts at it.
    public var name: Name
    public var arguments: NodeRange
    public var range: SourceRange
}

public struct ValueNode: Sendable {
    public enum Kind: UInt8, Sendable {
        case variable, int, float, string, blockString, boolean, null, `enum`, list, object
    }

    public var kind: Kind
    /// Of `.variable` (without `$`) and `.enum`; else a zero-length name.
    public var name: Name
    /// `.list`: indices into `values`. `.object`: indices into `objectFields`.
    public var children: NodeRange
    public var range: SourceRange
    /// `.boolean`: its value. `.string`: whether it contains escape sequences.
    public var flag: Bool
}

public struct ObjectFieldNode: Sendable {
    public var name: Name
    /// Index into `values`.
    public var value: Int
    public var range: SourceRange
}

/// A type reference: a named type wrapped in lists and non-null markers.
public struct TypeNode: Sendable {
    /// The innermost, named type.
    public var name: Name
    /// Number of lists around the name, at most `maxListDepth`.
    public var listDepth: UInt8
    /// Bit 0: the named type is non-null; bit n: the n-th list around it, counted from inside, is.
    public var nonNullBits: UInt32
    public var range: SourceRange

    /// A type that nests more lists is a syntax error.
    public static let maxListDepth = 31

    public var isNonNull: Bool { nonNullBits & (1 << UInt32(listDepth)) != 0 }
}

// MARK: Type system definitions and extensions (spec section 3)

public struct SchemaDefinitionNode: Sendable {
    public var isExtension: Bool
    public var description: Int?
    public var directives: NodeRange
    public var operationTypes: NodeRange
    public var range: SourceRange
}

public struct OperationTypeDefinitionNode: Sendable {
    public var operationType: OperationType
    public var type: Name
    public var range: SourceRange
}

public enum TypeKind: UInt8, Sendable, Hashable, CaseIterable {
    case scalar, object, interface, union, `enum`, inputObject

    /// The SDL keyword, `type` for objects and `input` for input objects.
    public var keyword: String {
        switch self {
        case .scalar: "scalar"
        case .object: "type"
        case .interface: "interface"
        case .union: "union"
        case .enum: "enum"
        case .inputObject: "input"
        }
    }
}

public struct TypeDefinitionNode: Sendable {
    public var kind: TypeKind
    public var isExtension: Bool
    public var description: Int?
    public var name: Name
    /// Indices into `names`.
    public var interfaces: NodeRange
    public var directives: NodeRange
    /// Objects and interfaces: indices into `fieldDefinitions`.
    public var fields: NodeRange
    /// Input objects: indices into `inputValueDefinitions`.
    public var inputFields: NodeRange
    /// Unions: indices into `names`.
    public var members: NodeRange
    /// Enums: indices into `enumValueDefinitions`.
    public var values: NodeRange
    public var range: SourceRange
}

public struct FieldDefinitionNode: Sendable {
    public var description: Int?
    public var name: Name
    /// Indices into `inputValueDefinitions`.
    public var arguments: NodeRange
    public var type: TypeNode
    public var directives: NodeRange
    public var range: SourceRange
}

/// An argument definition or an input field definition.
public struct InputValueDefinitionNode: Sendable {
    public var description: Int?
    public var name: Name
    public var type: TypeNode
    /// Index into `values`.
    public var defaultValue: Int?
    public var directives: NodeRange
    public var range: SourceRange
}

public struct EnumValueDefinitionNode: Sendable {
    public var description: Int?
    public var name: Name
    public var directives: NodeRange
    public var range: SourceRange
}

public struct DirectiveDefinitionNode: Sendable {
    public var description: Int?
    public var name: Name
    /// Indices into `inputValueDefinitions`.
    public var arguments: NodeRange
    public var isRepeatable: Bool
    /// Indices into `names`.
    public var locations: NodeRange
    public var range: SourceRange
}
