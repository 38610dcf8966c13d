import GraphQLJSON

/// What the names of an expression stand for.
public struct ExpressionScope: Sendable, Hashable {
    /// The names that stand before the first dot.
    public enum Root: String, Sendable, Hashable, CaseIterable {
        case inputs
        case steps
        case item
        case index
        case run
    }

    private var values: [String: JSONValue]

    public init(_ values: [Root: JSONValue] = [:]) {
        self.values = [:]
        for (root, value) in values { self.values[root.rawValue] = value }
    }

    /// The value of a name, nil for a name that means nothing here.
    subscript(name: String) -> JSONValue? { values[name] }

    /// This scope with `item` and `index` of a parallel map.
    public func with(item: JSONValue, index: Int) -> ExpressionScope {
        var scope = self
        scope.values[Root.item.rawValue] = item
        scope.values[Root.index.rawValue] = .int(Int64(index))
        return scope
    }
}
