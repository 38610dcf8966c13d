/// A media type or media range with its parameters (RFC 9110 section 8.3.1), pointing into the bytes it was read from.
struct MediaType {
    let type: UnsafeRawBufferPointer
    let subtype: UnsafeRawBufferPointer
    /// The value of `charset` without quotes, if there is one.
    private(set) var charset: UnsafeRawBufferPointer?
    /// The value of `q` in thousandths; 1000 when there is none, nil when it is no quality.
    private(set) var quality: Int? = 1000
    /// The forms of `multipart/mixed` that the parameters name; without any, the current one.
    private(set) var multipartProtocols: Set<ResponseMediaType> = []

    /// Nil when the bytes are no media type.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let semicolon = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        let name = HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: bytes[..<semicolon]))
        guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        type = UnsafeRawBufferPointer(rebasing: name[..<slash])
        subtype = UnsafeRawBufferPointer(rebasing: name[(slash + 1)...])
        guard !type.isEmpty, !subtype.isEmpty, type.allSatisfy(HTTPFieldSyntax.isToken),
            subtype.allSatisfy(HTTPFieldSyntax.isToken)
        else { return nil }
        let isMultipart = HTTPFieldSyntax.equals(type, "multipart")
        guard semicolon < bytes.count else {
            if isMultipart { multipartProtocols = [.multipart] }
            return
        }
        var protocols = MultipartProtocols()
        var charset: UnsafeRawBufferPointer?
        var quality: Int? = 1000
        HTTPFieldSyntax.forEachElement(
            of: UnsafeRawBufferPointer(rebasing: bytes[(semicolon + 1)...]), separator: UInt8(ascii: ";")
        ) { parameter in
            guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { return }
            let name = HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: parameter[..<equals]))
            let value = HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: parameter[(equals + 1)...]))
            if HTTPFieldSyntax.equals(name, "charset") { charset = Self.unquoted(value) }
            if HTTPFieldSyntax.equals(name, "q") { quality = Self.quality(value) }
            if isMultipart { protocols.note(name, Self.unquoted(value)) }
        }
        if isMultipart { multipartProtocols = protocols.forms }
        self.charset = charset
        self.quality = quality
    }

    /// Whether the text is announced as UTF-8, or nothing is said of it.
    var isUTF8: Bool {
        guard let charset else { return true }
        return HTTPFieldSyntax.equals(charset, "utf-8") || HTTPFieldSyntax.equals(charset, "utf8")
    }

    func isNamed(_ type: StaticString, _ subtype: StaticString) -> Bool {
        HTTPFieldSyntax.equals(self.type, type) && HTTPFieldSyntax.equals(self.subtype, subtype)
    }

    private static func unquoted(_ value: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard value.count >= 2, value[0] == UInt8(ascii: "\""), value[value.count - 1] == UInt8(ascii: "\"") else {
            return value
        }
        return UnsafeRawBufferPointer(rebasing: value[1..<value.count - 1])
    }

    /// `0`, `1`, or `0.` with up to three digits (RFC 9110 section 12.4.2).
    static func quality(_ value: UnsafeRawBufferPointer) -> Int? {
        guard let first = value.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
        var thousandths = Int(first - 0x30) * 1000
        guard value.count > 1 else { return thousandths }
        guard value[1] == UInt8(ascii: "."), value.count <= 5 else { return nil }
        var weight = 100
        for byte in value[2...] {
            guard byte &- 0x30 < 10 else { return nil }
            thousandths += Int(byte - 0x30) * weight
            weight /= 10
        }
        return thousandths <= 1000 ? thousandths : nil
    }
}

/// What the parameters of `multipart/mixed` say of the protocol inside of the parts. There is no standard for them:
/// these are the ones that clients send.
private struct MultipartProtocols {
    private var isNamed = false
    private var named: Set<ResponseMediaType> = []

    /// Empty when only protocols are named that nobody here speaks.
    var forms: Set<ResponseMediaType> { isNamed ? named : [.multipart] }

    mutating func note(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
        if HTTPFieldSyntax.equals(name, "deferspec") {
            note(.multipartDraft20220824, HTTPFieldSyntax.equals(value, "20220824"))
        } else if HTTPFieldSyntax.equals(name, "incrementalspec") {
            note(.multipart, HTTPFieldSyntax.equals(value, "v0.2"))
            note(.multipartDraft20220824, HTTPFieldSyntax.equals(value, "v0.1"))
        } else if HTTPFieldSyntax.equals(name, "incrementaldeliveryspec") {
            note(.multipart, HTTPFieldSyntax.equals(value, "3283f8a"))
        } else if HTTPFieldSyntax.equals(name, "subscriptionspec") {
            note(.multipartSubscription, HTTPFieldSyntax.equals(value, "1.0"))
        }
    }

    private mutating func note(_ form: ResponseMediaType, _ isSpoken: Bool) {
        isNamed = true
        if isSpoken { named.insert(form) }
    }
}
