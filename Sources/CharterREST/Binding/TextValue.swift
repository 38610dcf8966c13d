import GraphQLJSON
import GraphQLSchema

/// From the text of a path, a query or an XML element to the JSON value that it stands for by its type.
struct TextValue: Sendable {
    let schema: Schema
    let suggests: Bool

    /// Why a text is no value of its type, as the end of a sentence: `must be a whole number, not "x".`
    struct Mismatch: Error {
        let reason: String
    }

    /// `type` is a scalar or an enum.
    ///
    /// A custom scalar takes any text as a string, unless it looks like a JSON object or array and is one.
    func read(_ text: String, as type: NamedType) throws(Mismatch) -> JSONValue {
        switch type.kind {
        case .enum: return .string(try enumValue(text, of: type))
        case .scalar: break
        case .object, .interface, .union, .inputObject: throw Mismatch(reason: "cannot be given as text.")
        }
        switch type.builtInScalar {
        case .string, .id: return .string(text)
        case .boolean:
            switch text.lowercased() {
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: throw Mismatch(reason: "must be true or false, not \(Self.quoted(text)).")
            }
        case .int:
            guard let number = number(text), case .int = number else {
                throw Mismatch(reason: "must be a whole number, not \(Self.quoted(text)).")
            }
            return number
        case .float:
            guard let number = number(text) else {
                throw Mismatch(reason: "must be a number, not \(Self.quoted(text)).")
            }
            return number
        case nil:
            guard text.first == "{" || text.first == "[", let value = try? JSONValue.parse(text) else {
                return .string(text)
            }
            return value
        }
    }

    /// The value of an enum by its name in any case.
    func enumValue(_ text: String, of type: NamedType) throws(Mismatch) -> String {
        if let value = type.enumValue(text) { return value.name }
        let upper = text.uppercased()
        if let value = type.enumValue(upper) ?? type.enumValues.first(where: { $0.name.uppercased() == upper }) {
            return value.name
        }
        let names = type.enumValues.map(\.name)
        let known = names.count <= 12 ? " Values are \(names.joined(separator: ", "))." : ""
        let suggestion = suggests ? Suggestions.didYouMean(text, among: names) : ""
        throw Mismatch(reason: "cannot be \(Self.quoted(text)).\(suggestion.isEmpty ? known : suggestion)")
    }

    private func number(_ text: String) -> JSONValue? {
        guard text.utf8.count <= 64, let value = try? JSONValue.parse(text, maxDepth: 1) else { return nil }
        switch value {
        case .int, .double: return text.utf8.first.map { $0 > 0x20 } == true ? value : nil
        default: return nil
        }
    }

    /// A client's text in a message: not longer than somebody wants to read.
    static func quoted(_ text: String) -> String {
        let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(64)))
        return "\"\(shown)\(shown.utf8.count == text.utf8.count ? "" : "…")\""
    }
}
