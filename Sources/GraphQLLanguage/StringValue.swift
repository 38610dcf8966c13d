/// The semantic value of strings in source text (spec section 2.9.4).
enum StringValue {
    /// The value of a quoted string whose token, quotes included, is `range`; the lexer has checked its escapes.
    static func cook(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hasEscapes: Bool) -> String {
        let inner = (range.lowerBound + 1)..<max(range.lowerBound + 1, range.upperBound - 1)
        guard hasEscapes else { return String(decoding: bytes[inner], as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(inner.count)
        var position = inner.lowerBound
        while position < inner.upperBound {
            if bytes[position] == UInt8(ascii: "\\"), let escape = try? StringEscape.scan(bytes, at: position) {
                result.append(contentsOf: UTF8.encode(escape.scalar) ?? UTF8.encodedReplacementCharacter)
                position += escape.length
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension Document {
    /// The semantic value of a `.string` or `.blockString` value; the source text of any other.
    public func string(_ value: ValueNode) -> String {
        let range = Int(value.range.start)..<Int(value.range.end)
        return source.bytes.withUnsafeBufferPointer { bytes in
            switch value.kind {
            case .string: StringValue.cook(bytes, range, hasEscapes: value.flag)
            case .blockString: BlockString.cook(bytes, range)
            default: String(decoding: bytes[range], as: UTF8.self)
            }
        }
    }

    /// The text of a description, given by its index in `values`.
    public func description(_ value: Int?) -> String? { value.map { string(values[$0]) } }
}
