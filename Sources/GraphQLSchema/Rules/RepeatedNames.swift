import GraphQLLanguage

extension Document {
    /// The names that occur more than once in a list, each with all its occurrences.
    func repeated(_ names: [Name]) -> [[Name]] {
        guard names.count > 1 else { return [] }
        if names.count <= 8 {
            // Short lists, which nearly all are, need no dictionary when nothing is repeated.
            let isRepeated = names.indices.contains { index in
                names[..<index].contains { areEqual($0, names[index]) }
            }
            guard isRepeated else { return [] }
        }
        var groups: [String: [Name]] = [:]
        for name in names { groups[text(name), default: []].append(name) }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0].start < $1[0].start }
    }
}
