import GraphQLLanguage
import GraphQLSchema

/// The fields of one response name, in the order of the document.
struct CollectedField {
    let responseName: Name
    var nodes: [Int]
    /// For each node the use of `@defer` that it stands in, -1 for none; empty where nothing is deferred.
    var usages: [Int] = []
}

/// Selection sets that are collected together, and for each the use of `@defer` that it stands in, -1 for none; empty
/// where nothing is deferred.
struct SelectionSources: Hashable {
    var sets: [Int]
    var usages: [Int] = []
}

/// CollectFields (spec section 6.3.2) for one object type over one or more selection sets.
///
/// Walks with a stack of its own: chains of fragments may be longer than the thread's stack is deep.
struct FieldCollector {
    let schema: Schema
    let document: Document
    let fragments: FragmentIndex
    let conditions: Conditions
    /// Nil where answers in parts are not wanted: then `@defer` is passed over.
    var deferral: IncrementalDirectives?

    private struct OpenSelections {
        let selections: NodeRange
        let usage: Int
    }

    /// Throws an error of code `LIMIT_EXCEEDED` when `budget` does not last.
    ///
    /// Uses of `@defer` that are met are appended to `usages`, for an object whose path has `pathLength` elements.
    func collect(
        _ sources: SelectionSources, on type: NamedType, _ budget: inout SelectionBudget,
        usages: inout [DeferUsage], pathLength: Int
    ) throws(GraphQLError) -> [CollectedField] {
        var fields: [CollectedField] = []
        var index = CollectedFieldIndex()
        var visited: Set<Int> = []
        var open: [OpenSelections] = []
        for position in sources.sets.indices.reversed() {
            open.append(
                OpenSelections(
                    selections: document.selectionSets[sources.sets[position]].selections,
                    usage: sources.usages.isEmpty ? -1 : sources.usages[position]))
        }
        try budget.spend(sources.sets.count)
        while let top = open.popLast() {
            try budget.spend(1)
            let (range, usage) = (top.selections, top.usage)
            guard let first = range.first else { continue }
            if range.count > 1 {
                open.append(OpenSelections(selections: NodeRange(first + 1, range.endIndex), usage: usage))
            }
            switch document.selections[first] {
            case .field(let node):
                let field = document.fields[node]
                guard try conditions.includes(field.directives) else { continue }
                let name = field.responseName
                if let position = index.position(of: name, in: fields, document) {
                    fields[position].nodes.append(node)
                    if deferral != nil { fields[position].usages.append(usage) }
                } else {
                    index.add(name, at: fields.count)
                    fields.append(
                        CollectedField(responseName: name, nodes: [node], usages: deferral == nil ? [] : [usage]))
                }
            case .inlineFragment(let node):
                let fragment = document.inlineFragments[node]
                guard try conditions.includes(fragment.directives), applies(fragment.typeCondition, to: type) else {
                    continue
                }
                let inner = use(fragment.directives, inside: usage, &usages, pathLength) ?? usage
                open.append(
                    OpenSelections(
                        selections: document.selectionSets[fragment.selectionSet].selections, usage: inner))
            case .fragmentSpread(let node):
                let spread = document.fragmentSpreads[node]
                guard try conditions.includes(spread.directives), let target = fragments.index(of: spread.name),
                    applies(document.fragments[target].typeCondition, to: type), !visited.contains(target)
                else { continue }
                let inner = use(spread.directives, inside: usage, &usages, pathLength)
                // A fragment that is deferred here may still be wanted at once from elsewhere.
                if inner == nil { visited.insert(target) }
                open.append(
                    OpenSelections(
                        selections: document.selectionSets[document.fragments[target].selectionSet].selections,
                        usage: inner ?? usage))
            }
        }
        return fields
    }

    /// A new use of `@defer` when these directives ask for one.
    private func use(
        _ directives: NodeRange, inside usage: Int, _ usages: inout [DeferUsage], _ pathLength: Int
    ) -> Int? {
        guard let found = deferral?.deferral(directives) else { return nil }
        usages.append(DeferUsage(label: found.label, parent: usage < 0 ? nil : usage, pathLength: pathLength))
        return usages.count - 1
    }

    private func applies(_ condition: Name?, to type: NamedType) -> Bool {
        guard let condition else { return true }
        guard let target = schema.type(condition, in: document) else { return false }
        return schema.isSubtype(type.id, of: target.id)
    }
}

/// The work that planning may still do. A small document can ask for much: every possible type of an abstract field,
/// and every place where a fragment is spread, visits its selections anew.
struct SelectionBudget {
    private let limit: Int
    private var left: Int

    init(_ limit: Int) {
        self.limit = limit
        left = limit
    }

    mutating func spend(_ visits: Int) throws(GraphQLError) {
        left -= visits
        guard left < 0 else { return }
        throw .exceeding(
            .plannedVisits, maximum: limit,
            "Planning the operation visits more than \(limit) selections, counted for every type that they may apply "
                + "to. Ask for less at once.")
    }
}

/// Finds fragments by name.
struct FragmentIndex {
    private let document: Document
    private let byHash: [UInt32: [Int]]

    init(_ document: Document) {
        self.document = document
        // Few fragments are faster found by looking at each.
        byHash =
            document.fragments.count > 8
            ? Dictionary(grouping: document.fragments.indices) { document.fragments[$0].name.hash } : [:]
    }

    func index(of name: Name) -> Int? {
        let matches = { (position: Int) in document.areEqual(document.fragments[position].name, name) }
        if byHash.isEmpty { return document.fragments.indices.first(where: matches) }
        return byHash[name.hash]?.first(where: matches)
    }
}

/// Finds collected fields by response name: by looking at each while there are few, by hash beyond.
private struct CollectedFieldIndex {
    private static let linearLimit = 16
    private var byHash: [UInt32: [Int]] = [:]
    private var names: [Name] = []

    mutating func add(_ name: Name, at position: Int) {
        names.append(name)
        if names.count == Self.linearLimit {
            for (position, name) in names.enumerated() { byHash[name.hash, default: []].append(position) }
        } else if names.count > Self.linearLimit {
            byHash[name.hash, default: []].append(position)
        }
    }

    func position(of name: Name, in fields: [CollectedField], _ document: Document) -> Int? {
        if names.count < Self.linearLimit {
            return names.firstIndex { $0.hash == name.hash && document.areEqual($0, name) }
        }
        return byHash[name.hash]?.first { document.areEqual(fields[$0].responseName, name) }
    }
}
