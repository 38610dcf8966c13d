/// Aliases repeat an expensive field under many names in one request.
enum AliasLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        let maximum = context.limits.aliases
        try context.judge(.aliases, \.aliases, maximum: maximum) { count in
            "The operation uses \(count) aliases, counted wherever fragments are spread; at most \(maximum) are "
                + "accepted. Ask for less at once."
        }
    }
}
