import GraphQLSchema

/// Whether a type may take the place of another without a client noticing. Named types are compared by name alone.
struct TypeCompatibility {
    let old: Schema
    let new: Schema

    /// For fields of objects and interfaces: what is answered may become non-null, nothing else.
    func isSafeOutput(_ before: TypeReference, _ after: TypeReference) -> Bool {
        if before.isNonNull { return after.isNonNull && isSafeOutput(before.nullable, after.nullable) }
        if after.isNonNull { return isSafeOutput(before, after.nullable) }
        if before.isList { return after.isList && isSafeOutput(before.itemType, after.itemType) }
        return !after.isList && hasSameName(before, after)
    }

    /// For arguments and input fields: what must be given may become nullable, nothing else.
    func isSafeInput(_ before: TypeReference, _ after: TypeReference) -> Bool {
        if before.isNonNull { return isSafeInput(before.nullable, after.nullable) }
        if after.isNonNull { return false }
        if before.isList { return after.isList && isSafeInput(before.itemType, after.itemType) }
        return !after.isList && hasSameName(before, after)
    }

    func isSame(_ before: TypeReference, _ after: TypeReference) -> Bool {
        before.listDepth == after.listDepth && before.nonNullBits == after.nonNullBits && hasSameName(before, after)
    }

    private func hasSameName(_ before: TypeReference, _ after: TypeReference) -> Bool {
        old.namedType(of: before).name == new.namedType(of: after).name
    }
}
