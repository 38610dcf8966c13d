import Yams

/// Reads YAML into nodes with their places: the only part that knows the library.
///
/// Files come from people who run the server, and yet nothing in one may take it down: the size of the text and the
/// nesting are bounded, and anchors, by which a short text can stand for an endless one, are refused.
enum YAMLComposer {
    /// Bytes of a text.
    static let maxBytes = 262_144
    /// Lists and mappings inside each other.
    static let maxDepth = 24

    /// The root of a text, or nil after reporting why there is none.
    static func compose(_ text: String, _ report: inout DefinitionReport) -> DefinitionNode? {
        guard text.utf8.count <= maxBytes else {
            report.add("the file has \(text.utf8.count) bytes; a definition has at most \(maxBytes)", at: .start)
            return nil
        }
        do {
            // The library compares the keys of a mapping, which takes endless time when they stand for endless texts.
            // With every asterisk turned into a letter there are no aliases, and whatever anchors there are are found.
            if text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) {
                let harmless = text.replacing("*", with: "x")
                guard try root(of: harmless, &report) != nil, report.isEmpty else { return nil }
            }
            return try root(of: text, &report)
        } catch let error as YamlError {
            let (message, location) = describe(error)
            report.add(message + hint(for: location, in: text), at: location)
        } catch {
            report.add("\(error)", at: .start)
        }
        return nil
    }

    private static func root(of text: String, _ report: inout DefinitionReport) throws -> DefinitionNode? {
        // Nodes know their anchors only as long as their parser lives.
        let parser = try Yams.Parser(yaml: text, encoding: .utf8)
        return try withExtendedLifetime(parser) {
            guard let root = try parser.singleRoot() else {
                report.add("the file is empty; a definition begins with `name:` and `steps:`", at: .start)
                return nil
            }
            var conversion = Conversion(report: report)
            let node = conversion.convert(root, depth: 0)
            report = conversion.report
            return node
        }
    }

    private struct Conversion {
        var report: DefinitionReport

        mutating func convert(_ node: Node, depth: Int) -> DefinitionNode? {
            let location = node.location
            guard node.anchor == nil else {
                report.add(
                    "anchors and aliases are not supported; write the value out where it is needed", at: location)
                return nil
            }
            guard depth <= YAMLComposer.maxDepth else {
                report.add("this nests deeper than \(YAMLComposer.maxDepth) levels", at: location)
                return nil
            }
            switch node {
            case .scalar(let scalar):
                return DefinitionNode(
                    content: .scalar(.init(text: scalar.string, style: style(scalar))), location: location)
            case .sequence(let sequence):
                var elements: [DefinitionNode] = []
                for element in sequence {
                    guard let element = convert(element, depth: depth + 1) else { return nil }
                    elements.append(element)
                }
                return DefinitionNode(content: .list(elements), location: location)
            case .mapping(let mapping): return convert(mapping, at: location, depth: depth)
            case .alias:
                report.add("aliases are not supported; write the value out where it is needed", at: location)
                return nil
            }
        }

        private mutating func convert(
            _ mapping: Node.Mapping, at location: DefinitionLocation, depth: Int
        ) -> DefinitionNode? {
            var members: [DefinitionNode.Member] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key, key.anchor == nil else {
                    let isExpression = if case .mapping = key { true } else { false }
                    let message =
                        isExpression
                        ? #"YAML reads these braces as a mapping; put quotes around the expression: "{{ … }}""#
                        : "a key must be a word"
                    report.add(message, at: isExpression ? location : key.location)
                    return nil
                }
                guard let value = convert(value, depth: depth + 1) else { return nil }
                members.append(.init(key: name.string, keyLocation: key.location, value: value))
            }
            return DefinitionNode(content: .mapping(members), location: location)
        }

        private func style(_ scalar: Node.Scalar) -> DefinitionNode.Scalar.Style {
            switch scalar.style {
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal, .folded: .block
            case .any, .plain: .plain
            }
        }
    }

    private static func describe(_ error: YamlError) -> (message: String, location: DefinitionLocation) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let detail = context.map { "\($0.text) (line \($0.mark.line)): " } ?? ""
            return ("this is no YAML: \(detail)\(problem)", mark.location)
        case .reader(let problem, let offset, _, let text):
            return ("this is no YAML: \(problem)", location(ofCharacter: offset ?? 0, in: text))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            return ("the key \(names) stands twice in one mapping; keep one", context.mark.location)
        case .memory: return ("this nests too deep", .start)
        default: return ("\(error)", .start)
        }
    }

    private static func location(ofCharacter offset: Int, in text: String) -> DefinitionLocation {
        var location = DefinitionLocation.start
        for character in text.prefix(offset) {
            if character.isNewline {
                location = DefinitionLocation(line: location.line + 1, column: 1)
            } else {
                location.column += character.unicodeScalars.count
            }
        }
        return location
    }

    /// The mistake that is made most: an expression at the beginning of a value, without quotes.
    private static func hint(for location: DefinitionLocation, in text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let nearby = [location.line - 2, location.line - 1].filter { lines.indices.contains($0) }.map { lines[$0] }
        guard nearby.contains(where: { $0.contains(#/[:\-]\s+\{\{/#) }) else { return "" }
        return #"; a value that begins with braces needs quotes: "{{ … }}""#
    }
}

extension Node {
    fileprivate var location: DefinitionLocation { mark?.location ?? .start }
}

extension Mark {
    fileprivate var location: DefinitionLocation { DefinitionLocation(line: max(1, line), column: max(1, column)) }
}
