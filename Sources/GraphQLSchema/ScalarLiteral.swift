import GraphQLJSON
import GraphQLLanguage

/// What a literal is not, when it is no value of a built-in scalar.
public enum LiteralMismatch: Error, Sendable, Hashable {
    case nonInteger, outOf32Bits, nonNumeric, nonString, nonBoolean, nonStringNorInteger

    /// The sentence that the reference implementation says of the literal `text`.
    public func message(_ text: String) -> String {
        switch self {
        case .nonInteger: "Int cannot represent non-integer value: \(text)"
        case .outOf32Bits: "Int cannot represent non 32-bit signed integer value: \(text)"
        case .nonNumeric: "Float cannot represent non numeric value: \(text)"
        case .nonString: "String cannot represent a non string value: \(text)"
        case .nonBoolean: "Boolean cannot represent a non boolean value: \(text)"
        case .nonStringNorInteger: "ID cannot represent a non-string and non-integer value: \(text)"
        }
    }
}

extension BuiltInScalar {
    /// The value of a literal as this scalar (spec section 3.5, input coercion): integers of 32 bits, integers also as
    /// Float and as ID, nothing else converted.
    public func coerce(_ value: ValueNode, in document: Document) throws(LiteralMismatch) -> JSONValue {
        switch (self, value.kind) {
        case (.int, .int):
            guard let number = Int32(document.source.text(value.range)) else { throw .outOf32Bits }
            return .int(Int64(number))
        case (.int, _): throw .nonInteger
        case (.float, .int), (.float, .float):
            let number = document.number(value)
            guard number.isNumber else { throw .nonNumeric }
            return number
        case (.float, _): throw .nonNumeric
        case (.string, .string), (.string, .blockString), (.id, .string), (.id, .blockString):
            return .string(document.string(value))
        case (.string, _): throw .nonString
        case (.boolean, .boolean): return .bool(value.flag)
        case (.boolean, _): throw .nonBoolean
        case (.id, .int): return .string(document.source.text(value.range))
        case (.id, _): throw .nonStringNorInteger
        }
    }
}

extension Document {
    /// The value of an `.int` or `.float` literal: exact where 64 bits hold it, else in double precision; its text when
    /// even that cannot hold it.
    func number(_ value: ValueNode) -> JSONValue {
        let text = source.text(value.range)
        if value.kind == .int, let number = Int64(text) { return .int(number) }
        guard let number = Double(text), number.isFinite else { return .string(text) }
        return .double(number)
    }
}

extension JSONValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .double: true
        default: false
        }
    }
}
