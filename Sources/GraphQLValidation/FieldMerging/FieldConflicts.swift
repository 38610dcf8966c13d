import GraphQLLanguage

/// Finds the pairs of fields that conflict, in the order and with the words of the reference implementation.
///
/// Its comparisons in one selection set are: fields with each other, fields with the fragments spread, fragments with
/// each other. For two fields with selections the same is done between their selection sets. Selection sets are visited
/// from the outside inwards; a fragment is compared with each other fragment and each selection set once.
struct FieldConflicts {
    private struct Conflict {
        let reason: String
        /// The fields that conflict, each followed by those below it.
        var left: [Int]
        var right: [Int]
    }

    /// The bound on work was reached.
    private struct Exhausted: Error {}

    /// The bound where no limit is set: more would take seconds.
    private static let maxWork = 400_000
    /// What a conflict costs, in comparisons: it is kept, and put into words.
    private static let workPerConflict = 40
    private static let maxDepth = 200

    private let context: ValidationContext
    private let names: ResponseNames
    private let comparison: FieldComparison
    /// By selection set, as far as asked for.
    private var maps: [FieldMap?]
    /// Selection sets with fragments, and fragments with fragments.
    private var comparedWithFragment = ComparedPairs()
    private var comparedFragments = ComparedPairs()
    private let maximum: Int
    private var remainingWork: Int

    init(_ context: ValidationContext, _ names: ResponseNames, _ comparison: FieldComparison) {
        self.context = context
        self.names = names
        self.comparison = comparison
        maximum = min(context.limits.fieldComparisons, Self.maxWork)
        remainingWork = maximum
        maps = Array(repeating: nil, count: context.document.selectionSets.count)
    }

    mutating func report() throws(ValidationStopped) {
        let selectionSets = context.document.selectionSets
        for selectionSet in selectionSets.indices.sorted(by: {
            selectionSets[$0].range.start < selectionSets[$1].range.start
        }) {
            var conflicts: [Conflict] = []
            var isComplete = true
            do throws(Exhausted) { try findWithin(selectionSet, &conflicts) } catch { isComplete = false }
            for conflict in conflicts { try report(conflict) }
            guard isComplete else {
                try context.stop(
                    .fieldMerging, maximum: maximum,
                    "Too many overlapping fields to compare. Validation aborted.",
                    at: [selectionSets[selectionSet].range.start])
            }
        }
    }

    private func report(_ conflict: Conflict) throws(ValidationStopped) {
        let fields = context.document.fields
        guard let name = conflict.left.first.map({ fields[$0].responseName }) else { return }
        try context.report(
            "Fields \"\(context.text(name))\" conflict because \(conflict.reason). Use different aliases on the fields "
                + "to fetch both if this was intentional.",
            at: (conflict.left + conflict.right).map { fields[$0].range.start })
    }

    private mutating func work(_ amount: Int = 1) throws(Exhausted) {
        remainingWork -= amount
        if remainingWork < 0 { throw Exhausted() }
    }

    private mutating func map(_ selectionSet: Int) throws(Exhausted) -> FieldMap {
        if let map = maps[selectionSet] { return map }
        let map = FieldMap(context, names, selectionSet: selectionSet)
        try work(map.groups.count)
        maps[selectionSet] = map
        return map
    }

    // MARK: Selection sets and fragments

    private mutating func findWithin(_ selectionSet: Int, _ conflicts: inout [Conflict]) throws(Exhausted) {
        let map = try map(selectionSet)
        for group in map.groups where group.fields.count > 1 {
            for (position, left) in group.fields.enumerated() {
                for right in group.fields[(position + 1)...] {
                    try compare(left, right, isExclusive: false, depth: 0, &conflicts)
                }
            }
        }
        for (position, fragment) in map.fragments.enumerated() {
            try compare(selectionSet, withFragment: fragment, isExclusive: false, depth: 0, &conflicts)
            for other in map.fragments[(position + 1)...] {
                try compareFragments(fragment, other, isExclusive: false, depth: 0, &conflicts)
            }
        }
    }

    private mutating func findBetween(
        _ left: Int, _ right: Int, isExclusive: Bool, depth: Int
    ) throws(Exhausted) -> [Conflict] {
        var conflicts: [Conflict] = []
        try compareFields(left, right, isExclusive, depth, &conflicts)
        let leftFragments = try map(left).fragments
        let rightFragments = try map(right).fragments
        for fragment in rightFragments {
            try compare(left, withFragment: fragment, isExclusive: isExclusive, depth: depth, &conflicts)
        }
        for fragment in leftFragments {
            try compare(right, withFragment: fragment, isExclusive: isExclusive, depth: depth, &conflicts)
        }
        for leftFragment in leftFragments {
            for rightFragment in rightFragments {
                try compareFragments(
                    leftFragment, rightFragment, isExclusive: isExclusive, depth: depth, &conflicts)
            }
        }
        return conflicts
    }

    /// Compares the fields of a selection set with those of a fragment and of all that it spreads in turn.
    private mutating func compare(
        _ selectionSet: Int, withFragment fragment: Int, isExclusive: Bool, depth: Int, _ conflicts: inout [Conflict]
    ) throws(Exhausted) {
        var open = [fragment]
        while let name = open.popLast() {
            try work()
            guard comparedWithFragment.insert(selectionSet, name, isExclusive: isExclusive),
                let definition = context.fragments.definition(ofName: name)
            else { continue }
            let other = context.document.fragments[definition].selectionSet
            guard other != selectionSet else { continue }
            try compareFields(selectionSet, other, isExclusive, depth, &conflicts)
            open.append(contentsOf: try map(other).fragments.reversed())
        }
    }

    /// Compares the fields of two fragments, and each with all that the other spreads in turn.
    private mutating func compareFragments(
        _ left: Int, _ right: Int, isExclusive: Bool, depth: Int, _ conflicts: inout [Conflict]
    ) throws(Exhausted) {
        var open = [(left, right)]
        while let (left, right) = open.popLast() {
            try work()
            guard left != right,
                comparedFragments.insert(min(left, right), max(left, right), isExclusive: isExclusive),
                let leftDefinition = context.fragments.definition(ofName: left),
                let rightDefinition = context.fragments.definition(ofName: right)
            else { continue }
            let leftSet = context.document.fragments[leftDefinition].selectionSet
            let rightSet = context.document.fragments[rightDefinition].selectionSet
            try compareFields(leftSet, rightSet, isExclusive, depth, &conflicts)
            let leftSpreads = try map(leftSet).fragments
            let rightSpreads = try map(rightSet).fragments
            open.append(contentsOf: leftSpreads.reversed().map { ($0, right) })
            open.append(contentsOf: rightSpreads.reversed().map { (left, $0) })
        }
    }

    // MARK: Fields

    private mutating func compareFields(
        _ left: Int, _ right: Int, _ isExclusive: Bool, _ depth: Int, _ conflicts: inout [Conflict]
    ) throws(Exhausted) {
        let other = try map(right)
        for group in try map(left).groups {
            try work()
            let rightFields = other.fields(group.responseName)
            guard !rightFields.isEmpty else { continue }
            for leftField in group.fields {
                for rightField in rightFields {
                    try compare(leftField, rightField, isExclusive: isExclusive, depth: depth, &conflicts)
                }
            }
        }
    }

    private mutating func compare(
        _ left: Int, _ right: Int, isExclusive: Bool, depth: Int, _ conflicts: inout [Conflict]
    ) throws(Exhausted) {
        try work()
        guard depth < Self.maxDepth else { throw Exhausted() }
        let isExclusive = isExclusive || comparison.areExclusive(left, right)
        if let reason = difference(left, right, isExclusive: isExclusive) {
            try work(Self.workPerConflict)
            conflicts.append(Conflict(reason: reason, left: [left], right: [right]))
            return
        }
        guard let leftSet = context.document.fields[left].selectionSet,
            let rightSet = context.document.fields[right].selectionSet
        else { return }
        let below = try findBetween(leftSet, rightSet, isExclusive: isExclusive, depth: depth + 1)
        guard !below.isEmpty else { return }
        try work(below.count * Self.workPerConflict)
        let reasons = below.map { conflict in
            let name = conflict.left.first.map { context.text(context.document.fields[$0].responseName) } ?? ""
            return "subfields \"\(name)\" conflict because \(conflict.reason)"
        }
        conflicts.append(
            Conflict(
                reason: reasons.joined(separator: " and "),
                left: [left] + below.flatMap(\.left), right: [right] + below.flatMap(\.right)))
    }

    /// Why two fields conflict in themselves, or nil.
    private func difference(_ left: Int, _ right: Int, isExclusive: Bool) -> String? {
        if !isExclusive {
            guard comparison.haveSameName(left, right) else {
                let leftName = context.text(context.document.fields[left].name)
                let rightName = context.text(context.document.fields[right].name)
                return "\"\(leftName)\" and \"\(rightName)\" are different fields"
            }
            guard comparison.haveSameArguments(left, right) else { return "they have differing arguments" }
        }
        if comparison.isStreamed(left) || comparison.isStreamed(right) {
            let link = ". See https://github.com/graphql/defer-stream-wg/discussions/100"
            return "they have overlapping stream directives" + (comparison.areStreamedAlike(left, right) ? link : "")
        }
        guard let leftType = comparison.type(left), let rightType = comparison.type(right),
            comparison.typesConflict(leftType, rightType)
        else { return nil }
        return "they return conflicting types \"\(context.schema.text(leftType))\" and "
            + "\"\(context.schema.text(rightType))\""
    }
}
