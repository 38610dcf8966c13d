import GraphQLLanguage

/// With each level an answer may grow by the length of a list.
enum DepthLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        let maximum = context.limits.depth
        try context.judge(
            .depth, \.depth, maximum: maximum, at: { DeepestField.offset(in: context, operation: $0, maximum) }
        ) { count in
            "The operation nests \(count) levels of fields; at most \(maximum) are accepted. Ask for the lower ones in a "
                + "request of their own."
        }
    }
}

/// Finds where an operation becomes too deep; only asked once it is known to be.
private enum DeepestField {
    /// The offset of a field one level below `maximum`.
    static func offset(in context: LimitContext, operation: Int, _ maximum: Int) -> UInt32? {
        let document = context.document
        var count = SelectionCount(document, context.fragments)
        _ = count.countFragments()
        var selections = document.selectionSets[document.operations[operation].selectionSet].selections
        var level = 0
        // Each turn enters a selection set of the document; a cycle of fragments has more turns than there are sets.
        for _ in 0...document.selectionSets.count {
            let deepest = selections.max {
                count.totals(of: document.selections[$0]).depth < count.totals(of: document.selections[$1]).depth
            }
            guard let deepest else { return nil }
            switch document.selections[deepest] {
            case .field(let index):
                level += 1
                let field = document.fields[index]
                guard level <= maximum, let below = field.selectionSet else { return field.range.start }
                selections = document.selectionSets[below].selections
            case .inlineFragment(let index):
                selections = document.selectionSets[document.inlineFragments[index].selectionSet].selections
            case .fragmentSpread(let index):
                guard let target = context.fragments.definition(ofSpread: index) else { return nil }
                selections = document.selectionSets[document.fragments[target].selectionSet].selections
            }
        }
        return nil
    }
}
