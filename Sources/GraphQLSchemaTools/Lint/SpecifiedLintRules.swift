/// The rules of `Linter`, in the order in which help lists them: naming, descriptions, deprecations, lists, types.
public enum SpecifiedLintRules {
    public static let all: [any LintRule.Type] = [
        TypeNamesRule.self,
        FieldNamesRule.self,
        ArgumentNamesRule.self,
        EnumValueNamesRule.self,
        DirectiveNamesRule.self,
        InputTypeSuffixRule.self,
        TypenamePrefixRule.self,
        DistinctEnumValuesRule.self,
        TypeDescriptionsRule.self,
        FieldDescriptionsRule.self,
        ArgumentDescriptionsRule.self,
        EnumValueDescriptionsRule.self,
        DirectiveDescriptionsRule.self,
        CommentDescriptionsRule.self,
        DeprecationReasonRule.self,
        ListItemNullabilityRule.self,
        ListNullabilityRule.self,
        UnusedTypesRule.self,
    ]

    static func rule(_ name: String) -> (any LintRule.Type)? { all.first { $0.name == name } }
}
