import GraphQLLanguage

/// An operation uses every variable that it defines, itself or within fragments (spec section 5.8.4).
enum NoUnusedVariables: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard !context.document.variableDefinitions.isEmpty else { return }
        /// By name: the last operation that uses it.
        var usedBy = [Int?](repeating: nil, count: context.variables.count)
        for (index, operation) in context.document.operations.enumerated() {
            guard !operation.variableDefinitions.isEmpty else { continue }
            try context.forEachVariableUsage(inOperation: index) { (usage) throws(ValidationStopped) in
                usedBy[context.variables.usages[usage]] = index
            }
            for definition in operation.variableDefinitions
            where usedBy[context.variables.definitions[definition]] != index {
                let variable = context.document.variableDefinitions[definition]
                let place = operation.name.map { " in operation \"\(context.text($0))\"" } ?? ""
                try context.report(
                    "Variable \"$\(context.text(variable.name))\" is never used\(place).",
                    at: context.document.start(of: variable))
            }
        }
    }
}
