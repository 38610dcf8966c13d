/// Splits the collected fields of an object into those that are written at once and groups that follow (incremental
/// delivery draft, BuildExecutionPlan).
struct DeferPartition {
    struct Group {
        let usages: [Int]
        var fields: [CollectedField]
    }

    private(set) var immediate: [CollectedField] = []
    private(set) var groups: [Group] = []

    /// - Parameters:
    ///   - parents: the uses of `@defer` for which the object itself is executed, sorted; empty in the initial response.
    ///   - isWorthwhile: whether a group's fields are worth being delivered later.
    init(
        _ fields: [CollectedField], usages: [DeferUsage], parents: [Int], delivery: IncrementalDelivery,
        isWorthwhile: ([CollectedField]) -> Bool
    ) {
        if parents.isEmpty, fields.allSatisfy({ $0.usages.allSatisfy { $0 < 0 } }) {
            immediate = fields
            return
        }
        let pieces =
            delivery == .draft20220824
            ? fields.flatMap { Self.byUsage($0, parents) }
            : fields.map { ($0, Self.outermost($0.usages, usages, parents)) }
        var places: [[Int]: Int] = [:]
        for (field, set) in pieces where set != parents {
            let place = places[set, default: groups.count]
            if place == groups.count {
                places[set] = place
                groups.append(Group(usages: set, fields: []))
            }
            groups[place].fields.append(field)
        }
        groups.removeAll { !isWorthwhile($0.fields) }
        let later = Set(groups.map(\.usages))
        guard delivery == .current else {
            immediate = pieces.filter { $0.1 == parents }.map(\.0)
            if groups.count < places.count { rejoin(fields, later) }
            return
        }
        immediate = pieces.filter { !later.contains($0.1) }.map(\.0)
    }

    /// In the older format a fragment brings all of its fields, so one that is not worthwhile is merged back into what
    /// is written at once.
    private mutating func rejoin(_ fields: [CollectedField], _ later: Set<[Int]>) {
        immediate = fields.compactMap { field in
            var kept = CollectedField(responseName: field.responseName, nodes: [])
            for (node, usage) in zip(field.nodes, field.usages) where !later.contains([usage]) {
                kept.nodes.append(node)
                kept.usages.append(usage)
            }
            return kept.nodes.isEmpty ? nil : kept
        }
    }

    /// The uses that a field is deferred by, sorted: none when something asks for it at once, and none that stands
    /// inside of another.
    private static func outermost(_ uses: [Int], _ usages: [DeferUsage], _ parents: [Int]) -> [Int] {
        if uses.contains(-1) { return parents }
        let set = Set(uses)
        let outermost = set.filter { use in
            var parent = usages[use].parent
            while let current = parent {
                if set.contains(current) { return false }
                parent = usages[current].parent
            }
            return true
        }
        return outermost.sorted()
    }

    /// A field as each use of `@defer` asks for it on its own.
    private static func byUsage(_ field: CollectedField, _ parents: [Int]) -> [(CollectedField, [Int])] {
        var pieces: [(CollectedField, [Int])] = []
        var places: [Int: Int] = [:]
        for (node, usage) in zip(field.nodes, field.usages) {
            let set = usage < 0 ? parents : [usage]
            if let place = places[usage] {
                pieces[place].0.nodes.append(node)
                pieces[place].0.usages.append(usage)
            } else {
                places[usage] = pieces.count
                pieces.append((CollectedField(responseName: field.responseName, nodes: [node], usages: [usage]), set))
            }
        }
        return pieces
    }
}
