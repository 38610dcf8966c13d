/// A list in an argument makes work for each of its items; lists in variables have the same bound.
enum ListInputLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        let maximum = context.limits.listItems
        guard context.document.values.count > maximum else { return }
        for value in context.document.values where value.kind == .list && value.children.count > maximum {
            try context.stop(
                .listInput, maximum,
                "The list has \(value.children.count) items; at most \(maximum) are accepted. Send them in several requests.",
                at: value.range.start)
        }
    }
}
