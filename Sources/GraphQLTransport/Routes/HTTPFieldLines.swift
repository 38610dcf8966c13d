/// Field lines of an answer as the bytes that will be sent. What is the same for all answers is written once and
/// appended as it is.
public struct HTTPFieldLines: Sendable {
    private(set) var bytes: [UInt8] = []

    public init() {}

    /// Control characters in a value become spaces: nobody's text starts a field of its own. A name that is no token is
    /// left out with its value.
    public mutating func append(_ name: String, _ value: String) {
        guard !name.isEmpty, name.utf8.allSatisfy(HTTPFieldSyntax.isToken) else { return }
        // What is appended to lines that were written before would else be copied twice.
        bytes.reserveCapacity(bytes.count + name.utf8.count + value.utf8.count + 4)
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(0x20)
        if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            for byte in value.utf8 { bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
        } else {
            bytes.append(contentsOf: value.utf8)
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    public mutating func append(_ lines: HTTPFieldLines) { bytes.append(contentsOf: lines.bytes) }

    /// The lines as text, to look at.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTTPFieldLines {
    /// The fields by name, for who keeps them otherwise.
    public var pairs: [(name: String, value: String)] {
        bytes.split(separator: 0x0A).compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return (
                String(decoding: line[..<colon], as: UTF8.self),
                String(decoding: line[(colon + 1)...].dropFirst().dropLast(), as: UTF8.self)
            )
        }
    }
}
