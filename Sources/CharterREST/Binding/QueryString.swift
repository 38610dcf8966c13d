import GraphQLTransport

/// The pairs of a query in the encoding of forms (`application/x-www-form-urlencoded`), read strictly.
enum QueryString {
    struct Pair: Sendable, Hashable {
        let key: String
        let value: String
    }

    /// Nil when a part of it is not encoded as it must be. A key without `=` has an empty value.
    static func pairs(_ query: String) -> [Pair]? {
        var pairs: [Pair] = []
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            guard let key = PercentEncoding.decode(part[..<(equals ?? part.endIndex)], plusIsSpace: true),
                let value = PercentEncoding.decode(
                    part[(equals.map(part.index(after:)) ?? part.endIndex)...], plusIsSpace: true)
            else { return nil }
            pairs.append(Pair(key: key, value: value))
        }
        return pairs
    }
}
