import GraphQLLanguage

/// The place of a named type in `Schema.types`.
public struct TypeID: Sendable, Hashable {
    public let index: Int

    public init(_ index: Int) { self.index = index }
}

/// A named type of a schema in its wrapping of lists and non-null (spec sections 3.11 and 3.12), as a plain value.
public struct TypeReference: Sendable, Hashable {
    /// The innermost type.
    public let named: TypeID
    /// Lists around it, at most `TypeNode.maxListDepth`.
    public let listDepth: UInt8
    /// Bit 0: the named type is non-null; bit n: the n-th list around it, counted from inside, is.
    public let nonNullBits: UInt32

    public init(named: TypeID, listDepth: UInt8 = 0, nonNullBits: UInt32 = 0) {
        self.named = named
        self.listDepth = listDepth
        self.nonNullBits = nonNullBits
    }

    public var isNonNull: Bool { nonNullBits & (1 << UInt32(listDepth)) != 0 }

    /// A list, nullable or not.
    public var isList: Bool { listDepth > 0 }

    /// This type without its outermost non-null.
    public var nullable: TypeReference {
        TypeReference(named: named, listDepth: listDepth, nonNullBits: nonNullBits & ~(1 << UInt32(listDepth)))
    }

    /// The type of a list's items; this type itself when it is no list.
    public var itemType: TypeReference {
        guard listDepth > 0 else { return self }
        let bits = nonNullBits & ~(1 << UInt32(listDepth))
        return TypeReference(named: named, listDepth: listDepth - 1, nonNullBits: bits)
    }
}
