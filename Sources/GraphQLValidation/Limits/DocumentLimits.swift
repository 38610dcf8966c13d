/// The bounds on what a document may ask for. Those on operations count all fragments that an operation reaches.
///
/// They are judged once for each text, after its types are known and before any rule runs.
public struct DocumentLimits: Sendable, Hashable {
    /// Aliases of an operation; those of a fragment count wherever it is spread.
    public var aliases: Int
    /// Different response names at the root of an operation.
    public var rootFields: Int
    /// Directives at one place.
    public var directives: Int
    /// Items of a list that is written as an argument, or given in a variable.
    public var listItems: Int
    /// Levels of fields, the root field being 1. What stands below `__schema` and `__type` counts as introspection.
    public var depth: Int
    /// Levels of fields from `__schema` or `__type`, which is 1.
    public var introspectionDepth: Int
    /// Fields from `__schema` and `__type` down; those of a fragment count wherever it is spread.
    public var introspectionFields: Int
    /// Times that fragments are entered when an operation is read with every spread in place.
    public var fragmentVisits: Int
    /// Comparisons of fields that share a response name, spent only on documents in which some of them conflict; every
    /// other document is judged in near-linear time. At most 400,000 are ever made.
    public var fieldComparisons: Int

    public init(
        aliases: Int = 30, rootFields: Int = 20, directives: Int = 8, listItems: Int = 1_000, depth: Int = 12,
        introspectionDepth: Int = 20, introspectionFields: Int = 500, fragmentVisits: Int = 1_000,
        fieldComparisons: Int = 100_000
    ) {
        self.aliases = aliases
        self.rootFields = rootFields
        self.directives = directives
        self.listItems = listItems
        self.depth = depth
        self.introspectionDepth = introspectionDepth
        self.introspectionFields = introspectionFields
        self.fragmentVisits = fragmentVisits
        self.fieldComparisons = fieldComparisons
    }

    /// For tools that read their user's own documents.
    public static let unlimited = DocumentLimits(
        aliases: .max, rootFields: .max, directives: .max, listItems: .max, depth: .max, introspectionDepth: .max,
        introspectionFields: .max, fragmentVisits: .max, fieldComparisons: .max)
}
