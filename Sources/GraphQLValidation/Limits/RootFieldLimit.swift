import GraphQLLanguage

/// Each root field is a piece of work of its own.
enum RootFieldLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        for operation in context.document.operations.indices {
            var roots = RootFields(context)
            try roots.visit(operation)
        }
    }
}

/// Finds the different response names at the root of one operation, in its fragments too.
private struct RootFields {
    private let context: LimitContext
    private var names: NameInterner
    private var entered: Set<Int> = []

    init(_ context: LimitContext) {
        self.context = context
        names = NameInterner(context.document)
    }

    /// Enters each fragment once, so the work is bounded by the document.
    mutating func visit(_ operation: Int) throws(ValidationStopped) {
        let document = context.document
        let root = document.selectionSets[document.operations[operation].selectionSet].selections
        let maximum = context.limits.rootFields
        if root.count <= maximum, root.allSatisfy({ if case .field = document.selections[$0] { true } else { false } })
        {
            return
        }
        var open = [root]
        while let range = open.popLast() {
            for selection in range {
                switch document.selections[selection] {
                case .field(let index):
                    _ = names.intern(document.fields[index].responseName)
                    guard names.count > maximum else { continue }
                    try context.stop(
                        .rootFields, maximum,
                        "The operation asks for more than \(maximum) fields at its root. Ask for them in several requests.",
                        at: document.fields[index].range.start)
                case .inlineFragment(let index):
                    open.append(document.selectionSets[document.inlineFragments[index].selectionSet].selections)
                case .fragmentSpread(let index):
                    guard let target = context.fragments.definition(ofSpread: index), entered.insert(target).inserted
                    else { continue }
                    open.append(document.selectionSets[document.fragments[target].selectionSet].selections)
                }
            }
        }
    }
}
