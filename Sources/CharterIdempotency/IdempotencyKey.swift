/// The value of an `Idempotency-Key` header field (draft-ietf-httpapi-idempotency-key-header, section 2.1): the name
/// that a client gives to one request, so that sending it again does not do its work again.
public struct IdempotencyKey: Sendable, Hashable {
    /// 1 to 255 characters of printable ASCII.
    public let text: String

    /// Why a field is no key, in words for its sender.
    public struct Invalid: Error, Sendable, Hashable {
        public let message: String
    }

    public static let maximumLength = 255

    /// Reads a field's value: a string of structured fields (RFC 9651, section 3.3.3), such as
    /// `"8e03978e-40d5-43dd-bc93-6894a57f9324"`, or the same without quotes, as many clients send it. Both are one key.
    public init(fieldValue: String) throws(Invalid) {
        let bytes = fieldValue.utf8.drop(while: Self.isBlank)
        let value = Array(bytes.reversed().drop(while: Self.isBlank).reversed())
        let key = try value.first == UInt8(ascii: "\"") ? Self.quoted(value) : Self.bare(value)
        guard !key.isEmpty else {
            throw Invalid(message: "The header Idempotency-Key is empty: send a key that is new for each request.")
        }
        guard key.count <= Self.maximumLength else {
            throw Invalid(
                message: "The header Idempotency-Key has \(key.count) characters: \(Self.maximumLength) is the most.")
        }
        text = String(decoding: key, as: UTF8.self)
    }

    private static func quoted(_ value: [UInt8]) throws(Invalid) -> [UInt8] {
        var key: [UInt8] = []
        var position = 1
        while position < value.count {
            var byte = value[position]
            if byte == UInt8(ascii: "\"") {
                guard position == value.count - 1 else {
                    throw Invalid(message: "The header Idempotency-Key goes on behind its closing quote: send one key.")
                }
                return key
            }
            if byte == UInt8(ascii: "\\") {
                position += 1
                guard position < value.count, [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(value[position]) else {
                    throw Invalid(
                        message: "In the header Idempotency-Key a backslash must be followed by a quote or a backslash."
                    )
                }
                byte = value[position]
            }
            guard (0x20...0x7E).contains(byte) else { throw unprintable }
            key.append(byte)
            position += 1
        }
        throw Invalid(message: "The header Idempotency-Key has no closing quote.")
    }

    private static func bare(_ value: [UInt8]) throws(Invalid) -> [UInt8] {
        for byte in value {
            guard (0x20...0x7E).contains(byte) else { throw unprintable }
            guard !" \",;\\".utf8.contains(byte) else {
                throw Invalid(
                    message:
                        "The header Idempotency-Key must be one key: put it into quotes when it has blanks, quotes, "
                        + "commas, semicolons or backslashes.")
            }
        }
        return value
    }

    private static let unprintable = Invalid(
        message: "The header Idempotency-Key may have printable ASCII characters only.")

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
