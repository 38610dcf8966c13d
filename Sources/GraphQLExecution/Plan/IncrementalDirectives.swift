import GraphQLLanguage

/// Reads `@defer` and `@stream` from a validated document (incremental delivery draft).
struct IncrementalDirectives {
    let document: Document
    /// Values of Boolean variables by name; one that has none is missing.
    let variables: [String: Bool]

    /// Whether the document mentions either directive at all.
    static func areUsed(in document: Document) -> Bool {
        document.directives.contains { document.isName($0.name, "defer") || document.isName($0.name, "stream") }
    }

    struct Deferral {
        let label: String?
    }

    struct Stream {
        let label: String?
        let initialCount: StreamCount
    }

    /// The `@defer` of a fragment, nil when it has none or its `if` is false.
    func deferral(_ directives: NodeRange) -> Deferral? {
        guard let directive = active("defer", directives) else { return nil }
        return Deferral(label: label(directive))
    }

    /// The `@stream` of a field, nil when it has none or its `if` is false.
    func stream(_ directives: NodeRange) -> Stream? {
        guard let directive = active("stream", directives) else { return nil }
        return Stream(label: label(directive), initialCount: initialCount(directive))
    }

    private func active(_ name: StaticString, _ directives: NodeRange) -> DirectiveNode? {
        for index in directives where document.isName(document.directives[index].name, name) {
            let directive = document.directives[index]
            guard let value = argument("if", directive) else { return directive }
            switch value.kind {
            case .boolean: return value.flag ? directive : nil
            case .variable: return variables[document.text(value.name)] ?? true ? directive : nil
            default: return directive
            }
        }
        return nil
    }

    private func label(_ directive: DirectiveNode) -> String? {
        guard let value = argument("label", directive), value.kind == .string || value.kind == .blockString else {
            return nil
        }
        return document.string(value)
    }

    private func initialCount(_ directive: DirectiveNode) -> StreamCount {
        guard let value = argument("initialCount", directive) else { return .constant(0) }
        if value.kind == .variable { return .variable(document.text(value.name)) }
        return .constant(Int(document.source.text(value.range)) ?? 0)
    }

    private func argument(_ name: StaticString, _ directive: DirectiveNode) -> ValueNode? {
        for index in directive.arguments where document.isName(document.arguments[index].name, name) {
            return document.values[document.arguments[index].value]
        }
        return nil
    }
}
