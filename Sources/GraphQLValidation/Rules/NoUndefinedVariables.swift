import GraphQLLanguage

/// An operation defines every variable that it uses, also within fragments (spec section 5.8.3).
enum NoUndefinedVariables: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard !context.variables.usages.isEmpty else { return }
        let document = context.document
        /// By name: the last operation that defines it.
        var definedBy = [Int?](repeating: nil, count: context.variables.count)
        for (index, operation) in document.operations.enumerated() {
            for definition in operation.variableDefinitions {
                definedBy[context.variables.definitions[definition]] = index
            }
            try context.forEachVariableUsage(inOperation: index) { (usage) throws(ValidationStopped) in
                guard definedBy[context.variables.usages[usage]] != index else { return }
                let value = document.values[context.typed.variableUsages[usage].value]
                let place = operation.name.map { " by operation \"\(context.text($0))\"" } ?? ""
                try context.report(
                    "Variable \"$\(context.text(value.name))\" is not defined\(place).",
                    at: value.range.start, operation.range.start)
            }
        }
    }
}
