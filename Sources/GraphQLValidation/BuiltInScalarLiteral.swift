import GraphQLLanguage
import GraphQLSchema

extension BuiltInScalar {
    /// What is wrong with a literal for this scalar (spec section 3.5), nil when it is acceptable. Unlike coercing it,
    /// this makes no value.
    func mismatch(_ value: ValueNode, in document: Document) -> LiteralMismatch? {
        let isString = value.kind == .string || value.kind == .blockString
        switch self {
        case .int:
            guard value.kind == .int else { return .nonInteger }
            return Self.isInt32(value, in: document) ? nil : .outOf32Bits
        case .float:
            guard value.kind == .int || value.kind == .float else { return .nonNumeric }
            return Self.isFinite(value, in: document) ? nil : .nonNumeric
        case .string: return isString ? nil : .nonString
        case .boolean: return value.kind == .boolean ? nil : .nonBoolean
        case .id: return isString || value.kind == .int ? nil : .nonStringNorInteger
        }
    }

    /// Whether double precision has room for a number. Without exponent it takes more than 300 digits to be too large.
    private static func isFinite(_ value: ValueNode, in document: Document) -> Bool {
        let bytes = document.source.bytes[Int(value.range.start)..<Int(value.range.end)]
        // The letters e and E, which differ in one bit; nothing else in a number has it.
        guard bytes.count > 300 || bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return true }
        return Double(document.source.text(value.range))?.isFinite ?? false
    }

    /// Only digits and a minus sign, as the lexer saw to it.
    private static func isInt32(_ value: ValueNode, in document: Document) -> Bool {
        let longest = UInt32("-2147483648".utf8.count)
        guard value.range.end - value.range.start <= longest else { return false }
        var magnitude: Int64 = 0
        var isNegative = false
        for position in Int(value.range.start)..<Int(value.range.end) {
            let byte = document.source.bytes[position]
            if byte == UInt8(ascii: "-") { isNegative = true } else { magnitude = magnitude * 10 + Int64(byte & 0x0F) }
        }
        return magnitude <= Int64(Int32.max) + (isNegative ? 1 : 0)
    }
}
