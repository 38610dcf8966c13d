import GraphQLLanguage

/// The variables of a document, numbered by name so that rules look them up by index.
struct VariableNames {
    /// By variable definition: the number of its name.
    private(set) var definitions: [Int] = []
    /// By usage in `TypedDocument.variableUsages`: the number of its name.
    private(set) var usages: [Int] = []
    /// How many different names there are.
    private(set) var count = 0

    init(_ document: Document, _ typed: TypedDocument) {
        guard !document.variableDefinitions.isEmpty || !typed.variableUsages.isEmpty else { return }
        var interner = NameInterner(document)
        definitions = document.variableDefinitions.map { interner.intern($0.name) }
        usages = typed.variableUsages.map { interner.intern(document.values[$0.value].name) }
        count = interner.count
    }
}

extension ValidationContext {
    /// Calls `body` for every use of a variable that an operation makes, itself and in the fragments that it reaches,
    /// with the index in `TypedDocument.variableUsages`.
    func forEachVariableUsage(
        inOperation operation: Int, _ body: (Int) throws(ValidationStopped) -> Void
    ) throws(ValidationStopped) {
        for usage in typed.operationUsages[operation] { try body(usage) }
        guard typed.operationUsages.count > 0, document.fragments.count > 0 else { return }
        for fragment in fragments.reachable(fromOperation: operation) {
            for usage in typed.fragmentUsages[fragment] { try body(usage) }
        }
    }
}
