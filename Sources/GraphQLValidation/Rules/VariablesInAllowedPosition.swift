import GraphQLLanguage
import GraphQLSchema

/// The type of a variable fits every place where it is used (spec section 5.8.5), and a variable that is the field of a
/// `@oneOf` input object is non-null (spec section 5.6.5).
enum VariablesInAllowedPosition: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard !context.variables.usages.isEmpty else { return }
        /// By name: the operation that defines it last, and its definition there.
        var definitions = [(operation: Int, definition: Int)](repeating: (-1, 0), count: context.variables.count)
        for (index, operation) in context.document.operations.enumerated() {
            for definition in operation.variableDefinitions {
                definitions[context.variables.definitions[definition]] = (index, definition)
            }
            try context.forEachVariableUsage(inOperation: index) { (usage) throws(ValidationStopped) in
                let found = definitions[context.variables.usages[usage]]
                guard found.operation == index else { return }
                try check(context, found.definition, context.typed.variableUsages[usage])
            }
        }
    }

    private static func check(
        _ context: ValidationContext, _ index: Int, _ usage: TypedDocument.VariableUsage
    ) throws(ValidationStopped) {
        guard let type = context.typed.variableTypes[index], let expected = usage.type else { return }
        let definition = context.document.variableDefinitions[index]
        let value = context.document.values[usage.value]
        if !isAllowed(context, type, definition.defaultValue, in: usage, expecting: expected) {
            try context.report(
                "Variable \"$\(context.text(value.name))\" of type \"\(context.schema.text(type))\" used in position "
                    + "expecting type \"\(context.schema.text(expected))\".",
                at: context.document.start(of: definition), value.range.start)
        }
        if let oneOf = usage.oneOf, !type.isNonNull {
            try context.report(
                "Variable \"$\(context.text(value.name))\" is of type \"\(context.schema.text(type))\" but must be "
                    + "non-nullable to be used for OneOf Input Object \"\(context.schema[oneOf].name)\".",
                at: context.document.start(of: definition), value.range.start)
        }
    }

    /// IsVariableUsageAllowed of the specification.
    private static func isAllowed(
        _ context: ValidationContext, _ type: TypeReference, _ defaultValue: Int?,
        in usage: TypedDocument.VariableUsage, expecting expected: TypeReference
    ) -> Bool {
        guard expected.isNonNull, !type.isNonNull else { return isSubtype(type, of: expected) }
        let hasDefault = defaultValue.map { context.document.values[$0].kind != .null } ?? false
        return (hasDefault || usage.hasDefault) && isSubtype(type, of: expected.nullable)
    }

    /// AreTypesCompatible of the specification: as many lists, and non-null wherever that is expected.
    private static func isSubtype(_ type: TypeReference, of expected: TypeReference) -> Bool {
        type.named == expected.named && type.listDepth == expected.listDepth
            && expected.nonNullBits & ~type.nonNullBits == 0
    }
}
