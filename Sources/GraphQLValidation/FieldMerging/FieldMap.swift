import GraphQLLanguage

/// The fields of a selection set by response name, inline fragments included, and the fragments that it spreads.
struct FieldMap {
    struct Group {
        /// See `ResponseNames.numbers`.
        let responseName: Int
        var fields: [Int]
    }

    private(set) var groups: [Group] = []
    private var positions: [Int: Int] = [:]
    /// Numbers of names in `FragmentGraph`, each once.
    private(set) var fragments: [Int] = []

    init(_ context: ValidationContext, _ names: ResponseNames, selectionSet: Int) {
        var isSpread: Set<Int> = []
        collect(context, names, selectionSet, &isSpread)
    }

    func fields(_ responseName: Int) -> [Int] { positions[responseName].map { groups[$0].fields } ?? [] }

    /// Recurses as deep as inline fragments nest, which the parser bounds.
    private mutating func collect(
        _ context: ValidationContext, _ names: ResponseNames, _ selectionSet: Int, _ isSpread: inout Set<Int>
    ) {
        let document = context.document
        for selection in document.selectionSets[selectionSet].selections {
            switch document.selections[selection] {
            case .field(let field):
                let name = names.numbers[field]
                if let position = positions[name] {
                    groups[position].fields.append(field)
                } else {
                    positions[name] = groups.count
                    groups.append(Group(responseName: name, fields: [field]))
                }
            case .inlineFragment(let fragment):
                collect(context, names, document.inlineFragments[fragment].selectionSet, &isSpread)
            case .fragmentSpread(let spread):
                let name = context.fragments.spreadNames[spread]
                if isSpread.insert(name).inserted { fragments.append(name) }
            }
        }
    }
}
