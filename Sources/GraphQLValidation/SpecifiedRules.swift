/// The rules of spec section 5 in the order in which they run, which is the order of their errors.
enum SpecifiedRules {
    static let all: [any ValidationRule.Type] = [
        // 5.1 Documents and 5.2 operations
        ExecutableDefinitions.self,
        KnownOperationTypes.self,
        UniqueOperationNames.self,
        LoneAnonymousOperation.self,
        SingleFieldSubscriptions.self,
        // 5.3 Fields and 5.5 fragments
        KnownTypeNames.self,
        FragmentsOnCompositeTypes.self,
        VariablesAreInputTypes.self,
        ScalarLeafs.self,
        FieldsOnCorrectType.self,
        UniqueFragmentNames.self,
        KnownFragmentNames.self,
        NoUnusedFragments.self,
        PossibleFragmentSpreads.self,
        NoFragmentCycles.self,
        // 5.8 Variables
        UniqueVariableNames.self,
        NoUndefinedVariables.self,
        NoUnusedVariables.self,
        // 5.7 Directives
        KnownDirectives.self,
        UniqueDirectivesPerLocation.self,
        DeferStreamDirectiveOnRootField.self,
        DeferStreamDirectiveOnValidOperations.self,
        DeferStreamDirectiveLabel.self,
        StreamDirectiveOnListField.self,
        // 5.4 Arguments and 5.6 values
        KnownArgumentNames.self,
        UniqueArgumentNames.self,
        ValuesOfCorrectType.self,
        ProvidedRequiredArguments.self,
        VariablesInAllowedPosition.self,
        OverlappingFieldsCanBeMerged.self,
        UniqueInputFieldNames.self,
    ]

    /// For servers that keep their schema to themselves.
    static let withoutIntrospection = all + [NoSchemaIntrospection.self]
}

/// One rule of validation: a loop over the document's arrays that reports what it finds.
protocol ValidationRule: Sendable {
    /// Reports every violation; throws only when the report is full.
    static func check(_ context: ValidationContext) throws(ValidationStopped)
}
