import GraphQLJSON

extension JSONValue {
    /// What kind of value this is, for messages.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .int, .double: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// Whether this counts as true in a condition: everything but false, null, 0 and what is empty.
    var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let bool): bool
        case .int(let number): number != 0
        case .double(let number): number != 0
        case .string(let text): !text.isEmpty
        case .array(let elements): !elements.isEmpty
        case .object(let object): !object.isEmpty
        }
    }

    /// About how many bytes this takes as JSON, counted no further than just above `limit`.
    func size(upTo limit: Int) -> Int {
        switch self {
        case .null, .bool: return 4
        case .int, .double: return 8
        case .string(let text): return text.utf8.count + 2
        case .array(let elements):
            var size = 2
            for element in elements {
                size += element.size(upTo: limit - size) + 1
                if size > limit { return size }
            }
            return size
        case .object(let object):
            var size = 2
            for member in object.members {
                size += member.key.utf8.count + 4 + member.value.size(upTo: limit - size)
                if size > limit { return size }
            }
            return size
        }
    }

    /// How many lists and objects stand inside each other, counted no further than just above `limit`.
    func depth(upTo limit: Int) -> Int {
        guard limit >= 0 else { return 0 }
        switch self {
        case .null, .bool, .int, .double, .string: return 0
        case .array(let elements): return 1 + (elements.lazy.map { $0.depth(upTo: limit - 1) }.max() ?? 0)
        case .object(let object): return 1 + (object.members.lazy.map { $0.value.depth(upTo: limit - 1) }.max() ?? 0)
        }
    }

    /// This as JSON text, without any bound: measure before.
    var jsonText: String { String(decoding: encoded(), as: UTF8.self) }

    /// How this stands within a text: texts as they are, nothing for null, everything else as JSON.
    var textInTemplate: String {
        switch self {
        case .null: ""
        case .string(let text): text
        default: jsonText
        }
    }
}
