import GraphQLLanguage

/// Finds names that a list has more than once.
enum DuplicateNames {
    private static let linearLimit = 8

    /// One group per name that occurs several times, each in order; almost always none, which costs no allocation.
    static func groups(_ names: [Name], in document: Document) -> [[Name]] {
        guard names.count > linearLimit || hasDuplicate(names, in: document) else { return [] }
        var interner = NameInterner(document)
        var groups: [[Name]] = []
        for name in names {
            let number = interner.intern(name)
            if number == groups.count { groups.append([]) }
            groups[number].append(name)
        }
        return groups.filter { $0.count > 1 }
    }

    private static func hasDuplicate(_ names: [Name], in document: Document) -> Bool {
        for (position, name) in names.enumerated() {
            for other in names[(position + 1)...] where document.areEqual(name, other) { return true }
        }
        return false
    }
}
