/// How the cost of operations is judged (the GraphQL cost directives specification, `@cost` and `@listSize`).
public struct CostLimits: Sendable, Hashable {
    /// The cost that one operation may have; `.max` switches counting off.
    public var maximum: Int
    /// How long a list is taken to be that no `@listSize` describes.
    public var assumedListSize: Int

    public init(maximum: Int = 5_000, assumedListSize: Int = 10) {
        self.maximum = maximum
        self.assumedListSize = assumedListSize
    }

    /// For tools that run their user's own operations.
    public static let unlimited = CostLimits(maximum: .max)
}
