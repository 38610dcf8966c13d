import GraphQLLanguage

/// No fragment spreads itself, directly or through others (spec section 5.5.2.2).
enum NoFragmentCycles: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard !context.document.fragments.isEmpty else { return }
        var search = CycleSearch(context)
        for fragment in context.document.fragments.indices { try search.explore(fragment) }
    }

    /// A depth-first search without recursion, since fragments may chain at any length.
    private struct CycleSearch {
        private struct Level {
            let name: Int
            let spreads: [Int]
            var next = 0
        }

        private let context: ValidationContext
        private var isVisited: [Bool]
        /// By name: its position on the path, nil off it.
        private var positions: [Int?]

        init(_ context: ValidationContext) {
            self.context = context
            isVisited = Array(repeating: false, count: context.fragments.nameCount)
            positions = Array(repeating: nil, count: context.fragments.nameCount)
        }

        mutating func explore(_ fragment: Int) throws(ValidationStopped) {
            var levels: [Level] = []
            /// The spreads that lead from each level to the next.
            var path: [Int] = []
            enter(fragment, &levels)
            while let level = levels.last {
                guard level.next < level.spreads.count else {
                    positions[level.name] = nil
                    levels.removeLast()
                    _ = path.popLast()
                    continue
                }
                let spread = level.spreads[level.next]
                levels[levels.count - 1].next += 1
                let name = context.fragments.spreadNames[spread]
                if let start = positions[name] {
                    try report(path[start...] + [spread])
                } else if let target = context.fragments.definition(ofName: name), !isVisited[name] {
                    path.append(spread)
                    enter(target, &levels)
                }
            }
        }

        private mutating func enter(_ fragment: Int, _ levels: inout [Level]) {
            let name = context.fragments.names[fragment]
            guard !isVisited[name] else { return }
            isVisited[name] = true
            positions[name] = levels.count
            levels.append(Level(name: name, spreads: spreads(fragment)))
        }

        /// The spreads of a fragment in the reference implementation's order, on which depends which cycles are told:
        /// those of a selection set come before those of the sets nested in it, and those in turn last first.
        private func spreads(_ fragment: Int) -> [Int] {
            guard !context.fragments.spreads(inFragment: fragment).isEmpty else { return [] }
            let document = context.document
            var spreads: [Int] = []
            var open = [document.fragments[fragment].selectionSet]
            while let selectionSet = open.popLast() {
                for selection in document.selectionSets[selectionSet].selections {
                    switch document.selections[selection] {
                    case .fragmentSpread(let index): spreads.append(index)
                    case .field(let index): document.fields[index].selectionSet.map { open.append($0) }
                    case .inlineFragment(let index): open.append(document.inlineFragments[index].selectionSet)
                    }
                }
            }
            return spreads
        }

        private func report(_ cycle: ArraySlice<Int>) throws(ValidationStopped) {
            let nodes = cycle.map { context.document.fragmentSpreads[$0] }
            guard let last = nodes.last else { return }
            let via = nodes.dropLast().map { "\"\(context.text($0.name))\"" }.joined(separator: ", ")
            try context.report(
                "Cannot spread fragment \"\(context.text(last.name))\" within itself"
                    + (via.isEmpty ? "." : " via \(via)."),
                at: nodes.map(\.range.start))
        }
    }
}
