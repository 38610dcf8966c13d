import GraphQLLanguage

/// Finds what selection sets amount to, each fragment counted once and its totals added wherever it is spread: linear,
/// although what it counts may be exponential.
struct SelectionCount {
    private let document: Document
    private let fragments: FragmentGraph
    private var totals: [SelectionTotals]

    init(_ document: Document, _ fragments: FragmentGraph) {
        self.document = document
        self.fragments = fragments
        totals = Array(repeating: SelectionTotals(), count: document.fragments.count)
    }

    /// The totals of every fragment.
    ///
    /// A fragment is counted after those that it spreads; walks with a stack of its own, since chains of fragments may
    /// be longer than the thread's stack is deep. Of a cycle, which validation refuses, one round is counted.
    mutating func countFragments() -> [SelectionTotals] {
        var isOpen = [Bool](repeating: false, count: document.fragments.count)
        var open: [(fragment: Int, spreads: NodeRange)] = []
        for root in document.fragments.indices where !isOpen[root] {
            isOpen[root] = true
            open.append((root, fragments.spreads(inFragment: root)))
            while let (fragment, spreads) = open.popLast() {
                guard let next = spreads.first else {
                    totals[fragment] = totals(ofSelectionSet: document.fragments[fragment].selectionSet)
                    continue
                }
                open.append((fragment, NodeRange(next + 1, spreads.endIndex)))
                guard let target = fragments.definition(ofSpread: next), !isOpen[target] else { continue }
                isOpen[target] = true
                open.append((target, fragments.spreads(inFragment: target)))
            }
        }
        return totals
    }

    /// Recurses as deep as selection sets nest, which the parser bounds.
    func totals(ofSelectionSet index: Int) -> SelectionTotals {
        var sum = SelectionTotals()
        for selection in document.selectionSets[index].selections {
            sum.add(totals(of: document.selections[selection]))
        }
        return sum
    }

    /// The totals of one selection with what is below it.
    func totals(of selection: SelectionNode) -> SelectionTotals {
        switch selection {
        case .field(let index):
            let field = document.fields[index]
            var totals = field.selectionSet.map(totals(ofSelectionSet:)) ?? SelectionTotals()
            totals.wrap(hasAlias: field.alias != nil, isIntrospection: isIntrospection(field))
            return totals
        case .inlineFragment(let index):
            return totals(ofSelectionSet: document.inlineFragments[index].selectionSet)
        case .fragmentSpread(let index):
            guard let target = fragments.definition(ofSpread: index) else { return SelectionTotals() }
            var totals = self.totals[target]
            totals.enterFragment()
            return totals
        }
    }

    /// Whether a field enters the schema itself (spec section 4).
    private func isIntrospection(_ field: FieldNode) -> Bool {
        guard field.selectionSet != nil, field.name.length == 6 || field.name.length == 8 else { return false }
        return document.isName(field.name, "__schema") || document.isName(field.name, "__type")
    }
}
