import GraphQLJSON

extension JSONValue {
    /// The value as messages show it, in the reference implementation's form and bounded: three levels, ten items,
    /// members and lines of text however large it is.
    var inspected: String { inspected(depth: 0) }

    private static let maxDepth = 2
    private static let maxItems = 10
    private static let maxCharacters = 200

    private func inspected(depth: Int) -> String {
        switch self {
        case .null, .bool, .int, .double: return serializedText
        case .string(let text):
            let shown = text.prefix(Self.maxCharacters)
            return JSONValue.string(shown.endIndex == text.endIndex ? text : shown + "…").serializedText
        case .array(let items):
            if items.isEmpty { return "[]" }
            if depth >= Self.maxDepth { return "[Array]" }
            let shown = items.prefix(Self.maxItems).map { $0.inspected(depth: depth + 1) }
            return "[" + (shown + Self.rest(items.count, "item")).joined(separator: ", ") + "]"
        case .object(let object):
            if object.isEmpty { return "{}" }
            if depth >= Self.maxDepth { return "[Object]" }
            let shown = object.members.prefix(Self.maxItems).map {
                "\($0.key.prefix(Self.maxCharacters)): \($0.value.inspected(depth: depth + 1))"
            }
            return "{ " + (shown + Self.rest(object.count, "member")).joined(separator: ", ") + " }"
        }
    }

    private static func rest(_ count: Int, _ noun: String) -> [String] {
        let hidden = count - maxItems
        return hidden <= 0 ? [] : ["... \(hidden) more \(noun)\(hidden == 1 ? "" : "s")"]
    }
}
