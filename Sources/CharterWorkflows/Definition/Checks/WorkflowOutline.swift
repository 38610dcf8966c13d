import GraphQLJSON

/// What the checks look at: the names of a definition and what they need, as far as the text has them. It is made of
/// definitions with mistakes too, so that all checks can run and all mistakes are told at once.
struct WorkflowOutline {
    struct Step {
        let index: Int
        let name: String
        let nameNode: DefinitionNode
        let node: DefinitionNode
        let needs: [Need]
    }

    struct Need {
        let step: String
        let isOptional: Bool
        let node: DefinitionNode
    }

    let root: DefinitionNode
    /// Those that have a name.
    let steps: [Step]
    let inputs: [DefinitionNode.Member]

    init(_ root: DefinitionNode) {
        self.root = root
        inputs = root["inputs"]?.members ?? []
        steps = (root["steps"]?.elements ?? []).prefix(DefinitionVocabulary.maxSteps).enumerated().compactMap {
            index, node in
            guard let nameNode = node["name"], let name = nameNode.name else { return nil }
            return Step(index: index, name: name, nameNode: nameNode, node: node, needs: Self.needs(of: node))
        }
    }

    static func needs(of step: DefinitionNode) -> [Need] {
        guard let needs = step["needs"] else { return [] }
        if let name = needs.name { return [Need(step: name, isOptional: false, node: needs)] }
        return needs.elements.compactMap { node in
            if let name = node.name { return Need(step: name, isOptional: false, node: node) }
            guard let step = node["step"], let name = step.name else { return nil }
            return Need(step: name, isOptional: node["optional"]?.scalar?.value == .bool(true), node: step)
        }
    }

    /// The steps that the step of a name needs, directly or by others, itself not included unless it is in a cycle.
    func ancestors(of name: String) -> Set<String> {
        let needs = Dictionary(steps.map { ($0.name, $0.needs.map(\.step)) }, uniquingKeysWith: { first, _ in first })
        var found: Set<String> = []
        var open = needs[name] ?? []
        while let next = open.popLast() {
            if found.insert(next).inserted { open.append(contentsOf: needs[next] ?? []) }
        }
        return found
    }
}

extension DefinitionNode {
    /// The text of a scalar that is one and is not empty.
    fileprivate var name: String? {
        guard case .string(let text)? = scalar?.value, !text.isEmpty else { return nil }
        return text
    }
}
