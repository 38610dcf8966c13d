import GraphQLJSON

extension DefinitionChecks {
    /// An input's keys go with its type and with each other, and its default is what it may be.
    static func inputSchemas(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        for input in outline.inputs { check(input.value, "inputs.\(input.key)", &report) }
    }

    /// The keys that only one type has.
    private static let ownKeys: [(key: String, types: [ValueSchema.ValueType])] = [
        ("minimum", [.integer, .number]), ("maximum", [.integer, .number]), ("minLength", [.string]),
        ("maxLength", [.string]), ("minItems", [.list]), ("maxItems", [.list]), ("items", [.list]),
        ("properties", [.object]),
    ]

    /// As deep as the nodes, whose nesting is bounded.
    private static func check(_ node: DefinitionNode, _ path: String, _ report: inout DefinitionReport) {
        if let items = node["items"] { check(items, "\(path)[0]", &report) }
        for member in node["properties"]?.members ?? [] { check(member.value, "\(path).\(member.key)", &report) }
        guard let schema = DefinitionBuilder.schema(node) else { return }
        for (key, types) in ownKeys where !types.contains(schema.type) {
            guard let member = node.members.first(where: { $0.key == key }) else { continue }
            let owners = types.map(\.phrase).joined(separator: " or ")
            report.add("`\(key)` is for \(owners), not for \(schema.type.phrase)", at: member.keyLocation)
        }
        checkOrder("minimum", schema.minimum, "maximum", schema.maximum, node, &report)
        checkOrder("minLength", schema.minLength, "maxLength", schema.maxLength, node, &report)
        checkOrder("minItems", schema.minItems, "maxItems", schema.maxItems, node, &report)
        var plain = schema
        plain.choices = nil
        for choice in node["enum"]?.elements ?? [] { checkValue(choice, plain, "enum", &report) }
        if let value = node["default"] {
            if schema.isRequired {
                report.add(
                    "an input that must be given has no use for a default; leave `required` or `default` out",
                    at: value.location)
            }
            checkValue(value, schema, "default", &report)
        }
    }

    private static func checkOrder<Bound: Comparable>(
        _ low: String, _ minimum: Bound?, _ high: String, _ maximum: Bound?, _ node: DefinitionNode,
        _ report: inout DefinitionReport
    ) {
        guard let minimum, let maximum, minimum > maximum, let member = node.members.first(where: { $0.key == high })
        else { return }
        report.add("`\(high)` is less than `\(low)`: nothing is both", at: member.keyLocation)
    }

    private static func checkValue(
        _ node: DefinitionNode, _ schema: ValueSchema, _ path: String, _ report: inout DefinitionReport
    ) {
        do throws(InputErrors) { _ = try schema.validated(node.value, at: path) } catch {
            for mistake in error.mistakes { report.add("\(mistake)", at: node.location) }
        }
    }
}
