import CharterResilience
import GraphQLJSON

/// Makes a definition of nodes that were checked. It gives nil for what it cannot make, which was reported then.
enum DefinitionBuilder {
    static func definition(_ root: DefinitionNode, version: String) -> WorkflowDefinition? {
        guard let name = root["name"]?.scalar?.text, let nodes = root["steps"]?.elements else { return nil }
        let schema = inputSchema(root)
        let steps = nodes.compactMap(step)
        guard steps.count == nodes.count else { return nil }
        let schedules = (root["schedules"]?.elements ?? []).compactMap { schedule($0, schema) }
        return WorkflowDefinition(
            name: name, version: version, description: root["description"]?.scalar?.text.trimmed ?? "",
            inputs: schema.properties ?? [], steps: steps, output: root["output"].flatMap { template($0, .value) },
            schedules: schedules, concurrency: root["concurrency"].flatMap { concurrency($0, workflow: name) },
            priority: root["priority"]?.integer ?? 0, timeout: root["timeout"]?.duration)
    }

    private static func schedule(_ node: DefinitionNode, _ schema: ValueSchema) -> WorkflowSchedule? {
        guard let cron = (node["cron"]?.scalar?.text).flatMap({ try? CronSchedule($0) }),
            let inputs = try? schema.validated(node["inputs"]?.value ?? .object(JSONObject()), at: "inputs")
        else { return nil }
        return WorkflowSchedule(cron: cron, inputs: inputs)
    }

    private static func concurrency(_ node: DefinitionNode, workflow: String) -> WorkflowConcurrency? {
        guard let limit = node["limit"]?.integer else { return nil }
        let key = node["key"].flatMap { template($0, .template) } ?? .constant(.string(workflow))
        return WorkflowConcurrency(key: key, limit: limit)
    }

    // MARK: Inputs

    /// The inputs as one schema of an object.
    static func inputSchema(_ root: DefinitionNode) -> ValueSchema {
        ValueSchema(type: .object, properties: properties(root["inputs"]))
    }

    private static func properties(_ node: DefinitionNode?) -> [ValueSchema.Property] {
        (node?.members ?? []).compactMap { member in
            schema(member.value).map { ValueSchema.Property(name: member.key, schema: $0) }
        }
    }

    /// As deep as the nodes, whose nesting is bounded.
    static func schema(_ node: DefinitionNode) -> ValueSchema? {
        guard let type = (node["type"]?.scalar?.text).flatMap(ValueSchema.ValueType.init) else { return nil }
        return ValueSchema(
            type: type, isRequired: node["required"]?.scalar?.value == .bool(true),
            description: node["description"]?.scalar?.text.trimmed ?? "", defaultValue: node["default"]?.value,
            choices: node["enum"]?.elements.map(\.value), minimum: node["minimum"]?.number,
            maximum: node["maximum"]?.number, minLength: node["minLength"]?.integer,
            maxLength: node["maxLength"]?.integer, minItems: node["minItems"]?.integer,
            maxItems: node["maxItems"]?.integer,
            elements: node["items"].flatMap(schema).map(ValueSchema.Elements.each) ?? .any,
            properties: node["properties"].map(properties))
    }

    // MARK: Steps

    private static func step(_ node: DefinitionNode) -> WorkflowStep? {
        guard let name = node["name"]?.scalar?.text,
            let key = DefinitionVocabulary.kinds.first(where: { node[$0.name] != nil }),
            let kind = WorkflowStep.Kind(rawValue: key.name), let body = node[key.name],
            let input = input(body, key.shape, kind)
        else { return nil }
        let needs = WorkflowOutline.needs(of: node).map { WorkflowStep.Need(step: $0.step, isOptional: $0.isOptional) }
        return WorkflowStep(
            name: name, kind: kind, needs: needs, condition: node["when"].flatMap(expression),
            repetition: node["forEach"].flatMap(expression).map {
                WorkflowStep.Repetition(list: $0, concurrency: node["concurrency"]?.integer ?? 4)
            },
            input: input, retry: node["retry"].map(retry) ?? .standard, timeout: node["timeout"]?.duration,
            onError: (node["onError"]?.scalar?.text).flatMap(WorkflowStep.FailureMode.init) ?? .fail,
            weight: node["weight"]?.number ?? 1)
    }

    /// What the executor of a kind is given; short forms become members.
    private static func input(_ body: DefinitionNode, _ shape: NodeShape, _ kind: WorkflowStep.Kind) -> ValueTemplate? {
        guard let template = template(body, shape) else { return nil }
        switch kind {
        case .transform: return object([("value", template)])
        case .delay where body.scalar != nil: return object([("for", template)])
        default: return template
        }
    }

    private static func retry(_ node: DefinitionNode) -> WorkflowStep.Retry {
        let standard = Backoff()
        let backoff = Backoff(
            base: node["backoff"]?.duration ?? standard.base,
            maximum: node["maximumBackoff"]?.duration ?? standard.maximum,
            factor: node["factor"]?.number ?? standard.factor)
        return WorkflowStep.Retry(
            attempts: node["attempts"]?.integer ?? WorkflowStep.Retry.standard.attempts, backoff: backoff)
    }

    // MARK: Templates

    private static func expression(_ node: DefinitionNode) -> TemplateExpression? {
        guard let scalar = node.scalar else { return nil }
        return try? TemplateParser.parseExpression(scalar.text)
    }

    /// A template of nodes by their shape, which says where texts hold expressions.
    private static func template(_ node: DefinitionNode, _ shape: NodeShape) -> ValueTemplate? {
        switch (shape, node.content) {
        case (.either(let alternatives), _):
            return alternatives.first { $0.fits(node) }.flatMap { template(node, $0) }
        case (.expression, _): return expression(node).map(ValueTemplate.expression)
        case (.value, .scalar(let scalar)): return text(scalar.value)
        case (.value, .list(let elements)), (.list(of: .template, count: _), .list(let elements)):
            return list(elements.map { template($0, .value) })
        case (.list(let element, _), .list(let elements)): return list(elements.map { template($0, element) })
        case (.template, .scalar(let scalar)):
            // A number where a text is wanted is its text.
            return text(scalar.value.isNull ? .string("") : .string(scalar.text))
        case (.templated, .scalar(let scalar)): return text(scalar.value)
        case (.value, .mapping(let members)), (.texts(to: .value, count: _), .mapping(let members)):
            return object(members.map { ($0.key, template($0.value, .value)) })
        case (.texts(let shape, _), .mapping(let members)):
            return object(members.map { ($0.key, template($0.value, shape)) })
        case (.mapping(let keys), .mapping(let members)):
            return object(
                members.map { member in (member.key, keys[member.key].flatMap { template(member.value, $0.shape) }) })
        default: return .constant(node.value)
        }
    }

    private static func text(_ value: JSONValue) -> ValueTemplate? {
        guard case .string(let string) = value else { return .constant(value) }
        return try? TemplateParser.parse(string)
    }

    /// Constant when every element is, so that evaluating it takes nothing.
    private static func list(_ elements: [ValueTemplate?]) -> ValueTemplate? {
        let known = elements.compactMap(\.self)
        guard known.count == elements.count else { return nil }
        let constants = known.compactMap(\.constant)
        return constants.count == known.count ? .constant(.array(constants)) : .list(known)
    }

    private static func object(_ members: [(String, ValueTemplate?)]) -> ValueTemplate? {
        let known = members.compactMap { key, value in value.map { ValueTemplate.Member(key: key, value: $0) } }
        guard known.count == members.count else { return nil }
        let constants = known.compactMap { member in member.value.constant.map { (member.key, $0) } }
        return constants.count == known.count ? .constant(.object(JSONObject(constants))) : .object(known)
    }
}

extension ValueTemplate {
    fileprivate var constant: JSONValue? {
        guard case .constant(let value) = self else { return nil }
        return value
    }
}

extension DefinitionNode {
    fileprivate var integer: Int? {
        guard case .int(let number)? = scalar?.value else { return nil }
        return Int(exactly: number)
    }

    fileprivate var number: Double? { scalar?.value.double }

    fileprivate var duration: Duration? { (scalar?.text).flatMap(DurationText.parse) }
}
