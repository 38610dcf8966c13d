import GraphQLJSON
import GraphQLSchema

/// An expression of a definition with its place.
struct LocatedExpression: Sendable {
    let expression: TemplateExpression
    let node: DefinitionNode
    /// The how-manieth braces of its scalar; -1 without braces.
    let opening: Int
    /// The keys and places that lead to the scalar from the root.
    let keys: [String]
}

/// Holds a definition against its vocabulary: unknown and missing keys, wrong kinds, values out of range, mistakes in
/// expressions. Collects the expressions for the checks that come behind.
///
/// Recursion is as deep as the nodes, whose nesting is bounded.
struct StructureCheck {
    let text: DefinitionText
    var report: DefinitionReport
    private(set) var expressions: [LocatedExpression] = []
    private var keys: [String] = []

    init(_ text: DefinitionText, _ report: DefinitionReport) {
        self.text = text
        self.report = report
    }

    mutating func check(_ node: DefinitionNode, _ shape: NodeShape) {
        switch shape {
        case .either(let alternatives): checkFirst(of: alternatives, node)
        case .defined(let name): if let shape = DefinitionVocabulary.definitions[name] { check(node, shape) }
        case .mapping(let keys): checkMapping(node, keys)
        case .list(let element, let count): checkList(node, element, count)
        case .names(let shape, let count): checkEntries(node, shape, count, areNames: true)
        case .texts(let shape, let count): checkEntries(node, shape, count, areNames: false)
        case .value: checkValue(node)
        case .constant: break
        case .template: checkTemplate(node)
        case .expression: checkExpression(node)
        case .templated(let constant): checkTemplated(node, constant)
        case .text, .workflowName, .name, .boolean, .integer, .number, .duration, .choice:
            if let message = ScalarShape.mistake(node, shape) { add(message, node) }
        }
    }

    private mutating func checkFirst(of alternatives: [NodeShape], _ node: DefinitionNode) {
        guard let shape = alternatives.first(where: { $0.fits(node) }) else {
            let wanted = alternatives.map(\.phrase).joined(separator: " or ")
            return add("this must be \(wanted), not \(node.kindName)", node)
        }
        check(node, shape)
    }

    private mutating func checkMapping(_ node: DefinitionNode, _ keys: NodeKeys) {
        guard case .mapping(let members) = node.content else {
            return add("\(keys.what) must be a mapping of keys to values, not \(node.kindName)", node)
        }
        for member in members {
            if let key = keys[member.key] {
                within(member.key) { $0.check(member.value, key.shape) }
            } else {
                let hint = Suggestions.didYouMean(member.key, among: keys.names)
                let known = hint.isEmpty ? " Known keys: \(keys.names.joined(separator: ", "))." : hint
                report.add("\(keys.what) has no key \"\(member.key.shortened)\".\(known)", at: member.keyLocation)
            }
        }
        for key in keys.keys where key.isRequired && node[key.name] == nil {
            add("\(keys.what) needs the key `\(key.name)`: \(key.summary.uncapitalized)", node)
        }
        for rule in keys.rules { checkRule(rule, node, keys) }
    }

    private mutating func checkRule(_ rule: NodeKeys.Rule, _ node: DefinitionNode, _ keys: NodeKeys) {
        switch rule {
        case .exactlyOne(let names), .atMostOne(let names):
            let present = node.members.filter { names.contains($0.key) }
            for extra in present.dropFirst() {
                report.add(
                    "\(keys.what) has `\(extra.key)` besides `\(present[0].key)`; keep one of them",
                    at: extra.keyLocation)
            }
            if case .exactlyOne = rule, present.isEmpty {
                add("\(keys.what) needs one of the keys \(names.map { "`\($0)`" }.joined(separator: ", "))", node)
            }
        case .requires(let name, let other):
            guard let member = node.members.first(where: { $0.key == name }), node[other] == nil else { return }
            report.add("`\(name)` means nothing without `\(other)`", at: member.keyLocation)
        }
    }

    private mutating func checkList(_ node: DefinitionNode, _ shape: NodeShape, _ count: ClosedRange<Int>) {
        guard case .list(let elements) = node.content else {
            return add("this must be a list, not \(node.kindName)", node)
        }
        checkCount(elements.count, count, "elements", node)
        for (index, element) in elements.enumerated() { within("\(index)") { $0.check(element, shape) } }
    }

    private mutating func checkEntries(
        _ node: DefinitionNode, _ shape: NodeShape, _ count: ClosedRange<Int>, areNames: Bool
    ) {
        guard case .mapping(let members) = node.content else {
            return add("this must be a mapping of names to values, not \(node.kindName)", node)
        }
        checkCount(members.count, count, "entries", node)
        for member in members {
            if areNames, !ScalarShape.isName(member.key) {
                report.add(ScalarShape.nameMistake(member.key), at: member.keyLocation)
            }
            within(member.key) { $0.check(member.value, shape) }
        }
    }

    private mutating func checkCount(_ number: Int, _ count: ClosedRange<Int>, _ what: String, _ node: DefinitionNode) {
        guard !count.contains(number) else { return }
        add("there must be \(count.lowerBound) to \(count.upperBound) \(what), not \(number)", node)
    }

    private mutating func checkValue(_ node: DefinitionNode) {
        switch node.content {
        case .scalar: checkTemplate(node)
        case .list(let elements):
            for (index, element) in elements.enumerated() { within("\(index)") { $0.checkValue(element) } }
        case .mapping(let members): for member in members { within(member.key) { $0.checkValue(member.value) } }
        }
    }

    // MARK: Expressions

    private mutating func checkTemplate(_ node: DefinitionNode) {
        guard let scalar = node.scalar else { return add("this must be a text, not \(node.kindName)", node) }
        guard case .string(let string) = scalar.value else { return }
        do throws(TemplateParser.Failure) {
            collect(try TemplateParser.parse(string), node)
        } catch {
            report.add(error.message, at: text.location(of: error, in: node))
        }
    }

    private mutating func checkExpression(_ node: DefinitionNode) {
        guard let scalar = node.scalar else {
            return add("this must be an expression, not \(node.kindName)", node)
        }
        switch scalar.value {
        case .bool: return
        case .string(let string):
            do throws(TemplateParser.Failure) {
                let expression = try TemplateParser.parseExpression(string)
                let opening = string.trimmed.hasPrefix("{{") ? 0 : -1
                expressions.append(.init(expression: expression, node: node, opening: opening, keys: keys))
            } catch {
                report.add(error.message, at: text.location(of: error, in: node))
            }
        default: add("this must be an expression such as `inputs.count > 3`, not \(node.kindName)", node)
        }
    }

    private mutating func checkTemplated(_ node: DefinitionNode, _ shape: NodeShape) {
        guard let scalar = node.scalar, scalar.text.contains("{{") else { return check(node, shape) }
        checkTemplate(node)
    }

    private mutating func collect(_ template: ValueTemplate, _ node: DefinitionNode) {
        var opening = 0
        for expression in template.expressions {
            expressions.append(.init(expression: expression, node: node, opening: opening, keys: keys))
            opening += 1 + expression.source.split(separatedByBytes: "{{").count - 1
        }
    }

    private mutating func within(_ key: String, _ body: (inout StructureCheck) -> Void) {
        keys.append(key)
        body(&self)
        keys.removeLast()
    }

    private mutating func add(_ message: String, _ node: DefinitionNode) { report.add(message, at: node.location) }
}

extension String {
    /// For messages: at most 64 characters.
    var shortened: String { count <= 64 ? self : prefix(63) + "…" }

    fileprivate var uncapitalized: String {
        guard let first else { return self }
        let rest = dropFirst()
        return first.lowercased() + (rest.last == "." ? rest.dropLast() : rest)
    }
}
