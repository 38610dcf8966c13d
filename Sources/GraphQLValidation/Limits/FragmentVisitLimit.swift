/// Fragments that spread fragments several times grow exponentially.
enum FragmentVisitLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        let maximum = context.limits.fragmentVisits
        try context.judge(.fragmentVisits, \.fragmentVisits, maximum: maximum) { count in
            "The operation enters fragments \(count) times; at most \(maximum) times are accepted. Spread fragments in "
                + "fewer places."
        }
    }
}
