/// The bounds of `DocumentLimits` in the order in which they are judged: the cheapest to judge come first.
enum SpecifiedLimits {
    static let all: [any DocumentLimit.Type] = [
        DirectiveLimit.self,
        ListInputLimit.self,
        RootFieldLimit.self,
        FragmentVisitLimit.self,
        AliasLimit.self,
        DepthLimit.self,
        IntrospectionLimit.self,
    ]

    /// Stops validation with an error at the first bound that the document passes.
    static func check(_ limits: DocumentLimits, _ context: ValidationContext) throws(ValidationStopped) {
        let context = LimitContext(context, limits)
        for limit in all { try limit.check(context) }
    }
}

/// One bound on documents.
protocol DocumentLimit: Sendable {
    /// Throws after it has stopped validation with the error that says so.
    static func check(_ context: LimitContext) throws(ValidationStopped)
}
