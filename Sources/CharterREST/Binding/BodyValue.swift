import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema

/// Turns the value of a body into that of an argument: names of clients become those of the schema, names of enum
/// values are found in any case, and what the schema does not know is said. Types are the pipeline's to check.
struct BodyValue {
    let input: RouteInput
    let texts: TextValue
    /// Whether scalars may come as texts, as they do in XML.
    let isTextual: Bool
    private(set) var mistakes: [BindingMistake] = []

    private static let maxMistakes = 10

    init(input: RouteInput, texts: TextValue, isTextual: Bool) {
        self.input = input
        self.texts = texts
        self.isTextual = isTextual
    }

    /// Recursion is as deep as the value, which its reader has bounded. `place` is what clients call the value.
    mutating func read(_ value: JSONValue, as target: RouteValue, _ type: TypeReference, at place: String) -> JSONValue
    {
        if value.isNull { return .null }
        if type.isList {
            let itemType = type.itemType
            guard case .array(let items) = value else { return read(value, as: target, itemType, at: place) }
            var result: [JSONValue] = []
            result.reserveCapacity(items.count)
            for (index, item) in items.enumerated() {
                result.append(read(item, as: target, itemType, at: "\(place)[\(index)]"))
            }
            return .array(result)
        }
        let named = input.schema.namedType(of: type)
        switch (named.kind, value) {
        case (.inputObject, .object(let object)): return .object(members(of: object, as: target, at: place))
        case (.enum, .string(let text)): return leaf(text, named, place)
        case (.scalar, .string(let text)) where isTextual && named.builtInScalar != nil:
            return leaf(text, named, place)
        default: return value
        }
    }

    private mutating func leaf(_ text: String, _ type: NamedType, _ place: String) -> JSONValue {
        do throws(TextValue.Mismatch) { return try texts.read(text, as: type) } catch {
            note("\"\(place)\" \(error.reason)", place)
            return .null
        }
    }

    private mutating func members(of object: JSONObject, as target: RouteValue, at place: String) -> JSONObject {
        let known = input.members(of: target)
        var result = JSONObject()
        for member in object.members {
            let path = "\(place).\(member.key)"
            guard let field = known.first(where: { $0.isCalled(member.key) }) else {
                noteUnknown(member.key, at: path, among: known)
                continue
            }
            guard !result.contains(field.schemaName) else {
                note("\"\(path)\" is given twice, by both of its names.", path)
                continue
            }
            result[field.schemaName] = read(member.value, as: field, field.type, at: path)
        }
        return result
    }

    mutating func noteUnknown(_ key: String, at place: String, among known: [RouteValue]) {
        let suggestion = texts.suggests ? Suggestions.didYouMean(key, among: known.map(\.name)) : ""
        note("\(TextValue.quoted(place)) is no member that this route knows.\(suggestion)", place)
    }

    mutating func note(_ message: String, _ place: String) {
        guard mistakes.count < Self.maxMistakes else { return }
        mistakes.append(BindingMistake(message: message, argument: place, place: .body))
    }
}
