import GraphQLJSON
import GraphQLSchema

/// What is wrong with a scalar that has to be of a shape.
enum ScalarShape {
    static func mistake(_ node: DefinitionNode, _ shape: NodeShape) -> String? {
        guard let scalar = node.scalar else { return "this must be \(shape.phrase), not \(node.kindName)" }
        switch (shape, scalar.value) {
        case (.text(let maxLength), .string(let text)):
            if text.trimmed.isEmpty { return "this text is empty" }
            return text.count <= maxLength ? nil : "this text has more than \(maxLength) characters"
        case (.workflowName, .string(let text)):
            return isWorkflowName(text)
                ? nil
                : "\"\(text.shortened)\" is no name: a letter, then letters, digits, - and _, at most 100 in all"
        case (.name, .string(let text)): return isName(text) ? nil : nameMistake(text)
        case (.boolean, .bool): return nil
        case (.integer(let range), .int(let number)):
            return Int(exactly: number).map(range.contains) ?? false
                ? nil : "this must be \(shape.phrase), not \(number)"
        case (.number(let range), .int(let number)):
            return range.contains(Double(number)) ? nil : "this must be \(shape.phrase), not \(number)"
        case (.number(let range), .double(let number)):
            return range.contains(number) ? nil : "this must be \(shape.phrase), not \(scalar.text)"
        case (.duration, .string(let text)) where DurationText.parse(text) != nil: return nil
        case (.duration, _): return "this is no duration; \(DurationText.hint)"
        case (.choice(let options), .string(let text)):
            if options.contains(text) { return nil }
            let hint = Suggestions.didYouMean(text, among: options)
            return "this must be \(shape.phrase), not \"\(text.shortened)\"\(hint.isEmpty ? "" : ".\(hint)")"
        case (_, let value):
            let quoted = value == .null ? "nothing" : "\(node.kindName) (\(scalar.text.shortened))"
            let hint =
                switch shape {
                case .text where !value.isNull, .name where !value.isNull, .workflowName where !value.isNull:
                    "; put quotes around it"
                default: ""
                }
            return "this must be \(shape.phrase), not \(quoted)\(hint)"
        }
    }

    static func nameMistake(_ text: String) -> String {
        "\"\(text.shortened)\" is no name: a letter, then letters, digits and _, at most 64 in all, since expressions use it"
    }

    static func isName(_ text: String) -> Bool {
        text.utf8.count <= 64 && !ExpressionParser.words.contains(text)
            && text.unicodeScalars.first.map { ExpressionLexer.isNameStart($0) && $0 != "_" } ?? false
            && text.unicodeScalars.allSatisfy { ExpressionLexer.isNameStart($0) || ExpressionLexer.isDigit($0) }
    }

    static func isWorkflowName(_ text: String) -> Bool {
        text.utf8.count <= 100
            && text.unicodeScalars.first.map { ExpressionLexer.isNameStart($0) && $0 != "_" } ?? false
            && text.unicodeScalars.allSatisfy {
                ExpressionLexer.isNameStart($0) || ExpressionLexer.isDigit($0) || $0 == "-"
            }
    }
}

extension NodeShape {
    /// Whether a node has the form of this shape: scalar, list or mapping.
    func fits(_ node: DefinitionNode) -> Bool {
        switch (self, node.content) {
        case (.value, _), (.constant, _): true
        case (.list, .list): true
        case (.mapping, .mapping), (.names, .mapping), (.texts, .mapping), (.defined, .mapping): true
        case (.list, _), (.mapping, _), (.names, _), (.texts, _), (.defined, _): false
        case (.either(let alternatives), _): alternatives.contains { $0.fits(node) }
        case (_, .scalar): true
        default: false
        }
    }

    /// What it is, with its article, for messages.
    var phrase: String {
        switch self {
        case .text, .template: "a text"
        case .workflowName, .name: "a name"
        case .expression: "an expression"
        case .value, .constant: "a value"
        case .boolean: "true or false"
        case .integer(let range): "an integer from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range):
            "a number from \(JSONValue.double(range.lowerBound).plainNumber) to \(JSONValue.double(range.upperBound).plainNumber)"
        case .duration: "a duration"
        case .choice(let options): options.joined(separator: " or ")
        case .templated(let shape): "\(shape.phrase) or an expression"
        case .list: "a list"
        case .mapping(let keys): "\(keys.what) (a mapping)"
        case .names, .texts, .defined: "a mapping"
        case .either(let alternatives): alternatives.map(\.phrase).joined(separator: " or ")
        }
    }
}
