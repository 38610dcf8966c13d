/// One value of the Redis serialization protocol, versions 2 and 3.
///
/// Attributes, which say something beside a value, are left out when reading. Version 3's streamed strings and aggregates
/// are not here, since no server sends them.
enum RESPValue: Sendable, Hashable {
    case simple(String)
    case error(String)
    case integer(Int64)
    case bulk([UInt8])
    case null
    case boolean(Bool)
    case double(Double)
    /// An integer of any size, as its digits.
    case bigNumber(String)
    /// A text and what kind of text it is, such as `txt` or `mkd`.
    case verbatim(format: String, [UInt8])
    case array([RESPValue])
    case set([RESPValue])
    /// What the server says without being asked.
    case push([RESPValue])
    /// Keys and values in turn, so an even number.
    case map([RESPValue])

    /// The text of a string of any kind; nil for what is none.
    var text: String? {
        switch self {
        case .simple(let text): text
        case .bulk(let bytes), .verbatim(_, let bytes): String(decoding: bytes, as: UTF8.self)
        default: nil
        }
    }
}
