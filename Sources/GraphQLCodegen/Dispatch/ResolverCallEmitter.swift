/// Writes the call of a resolver for all parents, its results in `results`.
struct ResolverCallEmitter {
    let resolver: ResolverModel

    /// - Parameters:
    ///   - count: the number of parents, an expression; nil at the root of an operation, which has none.
    ///   - completion: what completes the results.
    func emit(count: String? = nil, completion: CompletionEmitter, into writer: inout SwiftWriter) {
        var arguments: [String] = []
        var closure = resolver.parameters.isEmpty ? "_" : "arguments"
        var function = "run.resolve"
        switch resolver.kind {
        case .root: if count != nil { closure = "_, " + closure }
        case .field:
            closure = "row, " + closure
            arguments.append("of: objects[row]")
        case .batch:
            function = "run.resolveBatch"
            arguments.append("of: objects")
        }
        let name = resolver.isSequence ? "sequences" : "results"
        let type = "\(EngineName.results)<\(resolver.givenType)>"
        let head = "let \(name): \(type) = await \(function)(\(count.map { $0 + ", " } ?? "")step)"
        writer.block(head, parameters: "[resolvers] \(closure)") { writer in
            emitConstraints(&writer)
            emitCall(arguments, "return try await ", &writer)
        }
        guard resolver.isSequence else { return }
        writer.block("let results = await run.collect(sequences, step, rows)", parameters: "results, rows") { writer in
            writer.line(completion.call("results", on: "self."))
        }
    }

    /// The call of a subscription's resolver, its sequence in `events`.
    func emitSubscription(into writer: inout SwiftWriter) {
        if !resolver.parameters.isEmpty { writer.line("let arguments = try run.arguments(of: step)") }
        emitConstraints(&writer)
        emitCall([], "let events = try await ", &writer)
    }

    private func emitConstraints(_ writer: inout SwiftWriter) {
        for (position, parameter) in resolver.parameters.enumerated() {
            guard let constraint = ConstraintModel(parameter.definition.directives) else { continue }
            let name = SwiftStringLiteral.quoted(parameter.label)
            writer.line("try \(constraint.expression).check(arguments[\(position)], \(name))")
        }
    }

    private func emitCall(_ leading: [String], _ head: String, _ writer: inout SwiftWriter) {
        var arguments = leading
        for (position, parameter) in resolver.parameters.enumerated() {
            arguments.append("\(parameter.written): arguments.decode(\(position), as: \(parameter.type).self)")
        }
        arguments.append("context: run.context")
        writer.list("\(head)resolvers.\(resolver.identifier)", arguments)
    }
}
