import GraphQLLanguage

/// How the value of an object type's field is found: the one rule that the generator and the planner share.
public enum FieldResolution: Sendable, Hashable {
    /// A stored property of the parent's Swift value: nothing to wait for.
    case stored
    /// A call of a resolver for each parent.
    case resolver
    /// One call of a resolver for all parents of a list (`@batch`).
    case batch
}

extension Schema {
    /// Fields of root types, fields with arguments and fields marked `@resolver`, `@sequence` or `@batch` are resolved; all others
    /// are stored.
    public func resolution(of field: FieldDefinition, on type: NamedType) -> FieldResolution {
        if field.index < 0 { return .stored }
        if field.directive("batch") != nil { return .batch }
        if !field.arguments.isEmpty || field.directive("resolver") != nil || field.directive("sequence") != nil {
            return .resolver
        }
        let isRoot = type.id == queryType || type.id == mutationType || type.id == subscriptionType
        return isRoot ? .resolver : .stored
    }
}
