/// What one operation may ask for and cost: the settings of `DocumentLimits`, `CostLimits` and their kin.
extension Settings {
    private static let count = Setting.Kind.integer(1...1_000_000_000)

    static let maxDepth = Setting(
        "max-depth", count, default: "12", "Levels of fields in an operation, introspection aside.")
    static let maxAliases = Setting(
        "max-aliases", .integer(0...1_000_000_000), default: "30",
        "Aliases in an operation, those of a fragment counted wherever it is spread.")
    static let maxRootFields = Setting("max-root-fields", count, default: "20", "Fields at the root of an operation.")
    static let maxDirectives = Setting("max-directives", count, default: "8", "Directives at one place of a document.")
    static let maxFragmentVisits = Setting(
        "max-fragment-visits", count, default: "1000", "Times that an operation enters fragments.")
    static let maxFieldComparisons = Setting(
        "max-field-comparisons", .integer(1...400_000), default: "100000",
        "Comparisons spent on a document whose fields conflict.")
    static let maxIntrospectionDepth = Setting(
        "max-introspection-depth", count, default: "20", "Levels of fields from __schema or __type down.")
    static let maxIntrospectionFields = Setting(
        "max-introspection-fields", count, default: "500", "Fields from __schema and __type down.")
    static let maxIntrospectionLists = Setting(
        "max-introspection-lists", count, default: "3", "Lists that introspection may nest, as in types, fields, args.")
    static let maxListItems = Setting(
        "max-list-items", count, default: "1000", "Items of a list in an argument or variable; ten times that in all.")
    static let maxCost = Setting(
        "max-cost", count, default: "5000", "Cost of an operation by @cost and @listSize.")
    static let assumedListSize = Setting(
        "assumed-list-size", count, default: "10", "Items counted for a list that no @listSize describes.")
    static let maxResultNodes = Setting(
        "max-result-nodes", count, default: "100000", "List items and fields of objects in one response.")
    static let operationTimeout = Setting(
        "operation-timeout", .seconds(0.001...86400), default: "30",
        "Time that an operation, or one event of a subscription, may take.")

    static let operations = Group(
        title: "Operations",
        settings: [
            maxDepth, maxAliases, maxRootFields, maxDirectives, maxFragmentVisits, maxFieldComparisons,
            maxIntrospectionDepth, maxIntrospectionFields, maxIntrospectionLists, maxListItems, maxCost,
            assumedListSize, maxResultNodes, operationTimeout,
        ])
}
