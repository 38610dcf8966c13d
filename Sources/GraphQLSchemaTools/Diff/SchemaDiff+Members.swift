import GraphQLLanguage
import GraphQLSchema

// What types consist of by name alone: enum values (spec section 3.9), union members (3.8), interfaces (3.6, 3.7).

extension SchemaDiff {
    mutating func compareEnumValues(_ before: NamedType, _ after: NamedType) {
        let diff = NameDiff(before.enumValues, after.enumValues, name: \.name)
        for value in diff.added {
            add(
                .valueAddedToEnum, .member(type: before.name, name: value.name),
                "\(value.name) was added to enum type \(before.name).")
        }
        for value in diff.removed {
            add(
                .valueRemovedFromEnum, .member(type: before.name, name: value.name),
                "\(value.name) was removed from enum type \(before.name).")
        }
        for (old, new) in diff.persisted {
            compareNotes(
                .member(type: before.name, name: old.name), description: (old.description, new.description),
                deprecation: (old.deprecationReason, new.deprecationReason))
        }
    }

    mutating func compareUnionMembers(_ before: NamedType, _ after: NamedType) {
        let diff = NameDiff(
            before.possibleTypes.map { old[$0] }, after.possibleTypes.map { new[$0] }, name: \.name)
        for member in diff.added {
            add(.typeAddedToUnion, .type(before.name), "\(member.name) was added to union type \(before.name).")
        }
        for member in diff.removed {
            add(.typeRemovedFromUnion, .type(before.name), "\(member.name) was removed from union type \(before.name).")
        }
    }

    mutating func compareInterfaces(_ before: NamedType, _ after: NamedType) {
        let diff = NameDiff(before.interfaces.map { old[$0] }, after.interfaces.map { new[$0] }, name: \.name)
        for interface in diff.added {
            add(
                .implementedInterfaceAdded, .type(before.name),
                "\(interface.name) added to interfaces implemented by \(before.name).")
        }
        for interface in diff.removed {
            add(
                .implementedInterfaceRemoved, .type(before.name),
                "\(before.name) no longer implements interface \(interface.name).")
        }
    }
}

extension TypeKind {
    /// How descriptions of changes call a type of this kind.
    var withArticle: String {
        switch self {
        case .scalar: "a Scalar type"
        case .object: "an Object type"
        case .interface: "an Interface type"
        case .union: "a Union type"
        case .enum: "an Enum type"
        case .inputObject: "an Input type"
        }
    }
}
