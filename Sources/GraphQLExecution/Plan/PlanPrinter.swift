import GraphQLSchema

extension OperationPlan {
    /// The plan as indented text: each step with its response name, coordinate and way of resolution.
    ///
    ///     query
    ///       book: Query.book resolved
    ///         title: Book.title stored
    public func printed() -> String {
        var text = operationType.keyword + "\n"
        print(root, indent: 1, &text)
        return text
    }

    private func print(_ id: SelectionID, indent: Int, _ text: inout String) {
        let selection = selection(id)
        let margin = String(repeating: "  ", count: indent)
        switch selection.kind {
        case .object:
            for index in selection.range {
                let step = step(index)
                let detail = details[index]
                text += "\(margin)\(detail.responseName): \(coordinate(of: step.index)) \(way(step))\n"
                if step.child != .none { print(step.child, indent: indent + 1, &text) }
            }
        case .abstract(let type):
            for (possible, child) in zip(schema[type].possibleTypes, possibleSelections[selection.range]) {
                text += "\(margin)... on \(schema[possible].name)\n"
                print(child, indent: indent + 1, &text)
            }
        }
    }

    private func way(_ step: Step) -> String {
        if step.isStored { return "stored" }
        let detail = details[Int(step.index)]
        switch schema.resolution(of: detail.definition, on: detail.parentType) {
        case .batch: return "batched"
        case .resolver: return "resolved"
        case .stored: return "stored, resolved below"
        }
    }
}
