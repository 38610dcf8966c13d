import GraphQLLanguage
import GraphQLSchema

/// Finds out whether any two fields of a document conflict, without saying which.
///
/// Selection sets that meet at one place of the response are merged, their fields grouped by response name, and each
/// group compared with its first field only, since to look the same is transitive. The selection sets below a group are
/// then merged in turn. Where a group has fields of several object types, which never meet, each of these types is
/// judged for itself and the group as a whole for the shape of the response alone.
struct MergeCheck {
    enum Outcome {
        case mergeable, conflicting
        /// The bound on work was reached.
        case undecided
    }

    /// Selection sets to merge, in ascending order.
    private struct Merger: Hashable {
        let selectionSets: [Int]
        /// Whether the sets belong to objects that exclude each other: only types must agree.
        let isShapeOnly: Bool
    }

    private let document: Document
    private let typed: TypedDocument
    private let fragments: FragmentGraph
    private let names: ResponseNames
    private let comparison: FieldComparison

    private var open: [Merger] = []
    private var known: Set<Merger> = []
    /// Selection sets still to collect, and the fields collected from them; kept to be used again.
    private var pending: [Int] = []
    private var fields: [Int] = []
    private var remainingWork: Int
    /// Counts mergers, to mark in the arrays below what the current one has seen.
    private var generation = 0
    private var selectionSetSeen: [Int]
    private var nameSeen: [Int]

    init(_ context: ValidationContext, _ names: ResponseNames, _ comparison: FieldComparison) {
        document = context.document
        typed = context.typed
        fragments = context.fragments
        self.names = names
        self.comparison = comparison
        remainingWork = 64 * context.document.selections.count + 4096
        selectionSetSeen = Array(repeating: 0, count: context.document.selectionSets.count)
        nameSeen = Array(repeating: 0, count: names.count)
    }

    mutating func run() -> Outcome {
        for selectionSet in document.selectionSets.indices {
            pending.append(selectionSet)
            guard areMergeable(isShapeOnly: false) else { return .conflicting }
            while let merger = open.popLast() {
                pending.append(contentsOf: merger.selectionSets)
                guard areMergeable(isShapeOnly: merger.isShapeOnly) else { return .conflicting }
                guard remainingWork > 0 else { return .undecided }
            }
            guard remainingWork > 0 else { return .undecided }
        }
        return .mergeable
    }

    /// Whether the fields of the pending selection sets can stand together.
    private mutating func areMergeable(isShapeOnly: Bool) -> Bool {
        guard collectFields() else { return true }
        let fields = self.fields.sorted { (names.numbers[$0], $0) < (names.numbers[$1], $1) }
        var start = 0
        while start < fields.count {
            let number = names.numbers[fields[start]]
            var end = start + 1
            while end < fields.count, names.numbers[fields[end]] == number { end += 1 }
            if end - start > 1, !check(fields[start..<end], isShapeOnly: isShapeOnly) { return false }
            start = end
        }
        return true
    }

    /// Collects the fields of the pending selection sets and of the fragments in them, each once, and tells whether two
    /// have the same response name.
    private mutating func collectFields() -> Bool {
        generation += 1
        fields.removeAll(keepingCapacity: true)
        var hasDuplicates = false
        while let selectionSet = pending.popLast() {
            guard selectionSetSeen[selectionSet] != generation else { continue }
            selectionSetSeen[selectionSet] = generation
            let selections = document.selectionSets[selectionSet].selections
            remainingWork -= selections.count
            for selection in selections {
                switch document.selections[selection] {
                case .field(let field):
                    fields.append(field)
                    let number = names.numbers[field]
                    if nameSeen[number] == generation { hasDuplicates = true }
                    nameSeen[number] = generation
                case .inlineFragment(let fragment):
                    pending.append(document.inlineFragments[fragment].selectionSet)
                case .fragmentSpread(let spread):
                    guard let fragment = fragments.definition(ofSpread: spread) else { continue }
                    pending.append(document.fragments[fragment].selectionSet)
                }
            }
        }
        return hasDuplicates
    }

    /// Compares fields with one response name and plans to merge what is below them.
    private mutating func check(_ group: ArraySlice<Int>, isShapeOnly: Bool) -> Bool {
        guard haveSameShape(group) else { return false }
        if isShapeOnly {
            merge(group, isShapeOnly: true)
            return true
        }
        let objects = Set(group.compactMap(comparison.objectParent))
        guard objects.count > 1 else {
            merge(group, isShapeOnly: false)
            return areSameCalls(group)
        }
        let abstract = group.filter { comparison.objectParent($0) == nil }
        var byObject: [TypeID: [Int]] = [:]
        for field in group {
            if let object = comparison.objectParent(field) { byObject[object, default: abstract].append(field) }
        }
        remainingWork -= abstract.count * byObject.count
        guard remainingWork > 0 else { return true }
        for fields in byObject.values {
            guard areSameCalls(fields[...]) else { return false }
            merge(fields[...], isShapeOnly: false)
        }
        merge(group, isShapeOnly: true)
        return true
    }

    private func areSameCalls(_ group: ArraySlice<Int>) -> Bool {
        guard let first = group.first else { return true }
        return group.dropFirst().allSatisfy { comparison.areSameCall(first, $0) }
    }

    private func haveSameShape(_ group: ArraySlice<Int>) -> Bool {
        guard !group.contains(where: comparison.isStreamed) else { return false }
        let types = group.lazy.compactMap(comparison.type)
        guard let first = types.first else { return true }
        return types.allSatisfy { !comparison.typesConflict(first, $0) }
    }

    private mutating func merge(_ group: ArraySlice<Int>, isShapeOnly: Bool) {
        let selectionSets = group.compactMap { document.fields[$0].selectionSet }
        guard selectionSets.count > 1 else { return }
        let merger = Merger(selectionSets: selectionSets.sorted(), isShapeOnly: isShapeOnly)
        if known.insert(merger).inserted { open.append(merger) }
    }
}
