/// What a selection set amounts to when every fragment that it spreads is put in the spread's place.
struct SelectionTotals {
    var aliases = 0
    var fragmentVisits = 0
    /// Levels of fields, introspection left out.
    var depth = 0
    /// Levels of fields from `__schema` or `__type`, which is 1.
    var introspectionDepth = 0
    /// All fields, and those from `__schema` and `__type` down.
    var fields = 0
    var introspectionFields = 0

    /// Fragments that spread fragments double a count with each; no count goes beyond this.
    static let ceiling = 1_000_000_000

    /// Adds what stands beside: counts add up, depths do not.
    mutating func add(_ other: SelectionTotals) {
        aliases = min(aliases + other.aliases, Self.ceiling)
        fragmentVisits = min(fragmentVisits + other.fragmentVisits, Self.ceiling)
        fields = min(fields + other.fields, Self.ceiling)
        introspectionFields = min(introspectionFields + other.introspectionFields, Self.ceiling)
        depth = max(depth, other.depth)
        introspectionDepth = max(introspectionDepth, other.introspectionDepth)
    }

    /// The totals of a field over those of its selection set.
    mutating func wrap(hasAlias: Bool, isIntrospection: Bool) {
        if hasAlias { aliases = min(aliases + 1, Self.ceiling) }
        fields = min(fields + 1, Self.ceiling)
        depth = min(depth + 1, Self.ceiling)
        guard isIntrospection else { return }
        introspectionDepth = max(introspectionDepth, depth)
        introspectionFields = fields
        depth = 0
    }

    /// The totals of a spread over those of its fragment.
    mutating func enterFragment() { fragmentVisits = min(fragmentVisits + 1, Self.ceiling) }
}
