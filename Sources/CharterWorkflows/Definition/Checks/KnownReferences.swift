import GraphQLSchema

/// Expressions name what there is where they stand: inputs that are declared, steps that have ended by then.
struct KnownReferences {
    private let outline: WorkflowOutline
    private let text: DefinitionText
    private let inputs: Set<String>
    private let steps: Set<String>
    private var ancestors: [Int: Set<String>] = [:]

    init(_ outline: WorkflowOutline, _ text: DefinitionText) {
        self.outline = outline
        self.text = text
        inputs = Set(outline.inputs.map(\.key))
        steps = Set(outline.steps.map(\.name))
    }

    mutating func check(_ expressions: [LocatedExpression], _ report: inout DefinitionReport) {
        for located in expressions {
            let place = Place(located.keys, outline)
            for reference in located.expression.references {
                guard let message = mistake(reference, place) else { continue }
                report.add(
                    message,
                    at: text.location(opening: located.opening, offset: reference.offset, in: located.node))
            }
        }
    }

    /// Where an expression stands, which says what it may name.
    private struct Place {
        let step: WorkflowOutline.Step?
        let roots: [ExpressionScope.Root]

        init(_ keys: [String], _ outline: WorkflowOutline) {
            step =
                keys.first == "steps" && keys.count > 1
                ? outline.steps.first { "\($0.index)" == keys[1] } : nil
            if keys.first == "concurrency" {
                roots = [.inputs]
            } else if let step, step.node["forEach"] != nil, keys.count > 2, !["when", "forEach"].contains(keys[2]) {
                roots = ExpressionScope.Root.allCases
            } else {
                roots = [.inputs, .steps, .run]
            }
        }
    }

    private mutating func mistake(_ reference: ExpressionReference, _ place: Place) -> String? {
        guard let root = ExpressionScope.Root(rawValue: reference.root), place.roots.contains(root) else {
            return unknownName(reference.root, place)
        }
        switch root {
        case .inputs: return input(reference)
        case .steps: return step(reference, place)
        case .run: return run(reference)
        case .item, .index: return nil
        }
    }

    private func unknownName(_ name: String, _ place: Place) -> String {
        if name == "item" || name == "index" { return "`\(name)` has a meaning only in a step with `forEach`" }
        if name == "steps" { return "no step has ended here; only `inputs` can be named" }
        if inputs.contains(name) { return "there is no name `\(name)`; write `inputs.\(name)`" }
        if steps.contains(name) { return "there is no name `\(name)`; write `steps.\(name).output`" }
        let hint = Suggestions.didYouMean(name, among: place.roots.map(\.rawValue))
        return "there is no name `\(name.shortened)`.\(hint)"
    }

    private func input(_ reference: ExpressionReference) -> String? {
        guard let name = reference.path.first, !inputs.contains(name) else { return nil }
        guard !inputs.isEmpty else {
            return "there is no input \"\(name.shortened)\": the workflow declares no `inputs`"
        }
        return "there is no input \"\(name.shortened)\".\(Suggestions.didYouMean(name, among: inputs.sorted()))"
    }

    private mutating func step(_ reference: ExpressionReference, _ place: Place) -> String? {
        guard let name = reference.path.first else {
            return "write `steps.NAME.output`: which steps there are must be plain"
        }
        guard steps.contains(name) else {
            return "there is no step \"\(name.shortened)\".\(Suggestions.didYouMean(name, among: steps.sorted()))"
        }
        if let step = place.step, !needed(by: step).contains(name) {
            return step.name == name
                ? "a step cannot use its own output"
                : "\"\(step.name)\" uses the step \"\(name)\", which it does not need; add it to `needs`"
        }
        let members = ["output", "status", "error"]
        guard reference.path.count > 1 else { return "write `steps.\(name).output`, `.status` or `.error`" }
        guard !members.contains(reference.path[1]) else { return nil }
        return "a step has output, status and error; write `steps.\(name).output.\(reference.path[1].shortened)`"
    }

    private func run(_ reference: ExpressionReference) -> String? {
        let members = ["id", "workflow", "user"]
        guard let name = reference.path.first else { return "write `run.id`, `run.workflow` or `run.user`" }
        guard !members.contains(name) else { return nil }
        return
            "a run has id, workflow and user, no \"\(name.shortened)\".\(Suggestions.didYouMean(name, among: members))"
    }

    private mutating func needed(by step: WorkflowOutline.Step) -> Set<String> {
        if let known = ancestors[step.index] { return known }
        let found = outline.ancestors(of: step.name)
        ancestors[step.index] = found
        return found
    }
}
