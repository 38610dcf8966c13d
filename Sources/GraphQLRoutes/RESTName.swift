/// How clients of routes write the names of a schema: `tokensUsed` is `tokens_used`.
public enum RESTName {
    /// The name in lower case with underscores between its words. A run of capitals is one word: `userID` is `user_id`,
    /// `httpURLPath` is `http_url_path`.
    public static func snakeCase(_ name: String) -> String {
        let bytes = Array(name.utf8)
        var result: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            guard isUpper(byte) else {
                result.append(byte)
                continue
            }
            if place > 0, bytes[place - 1] != underscore {
                let endsWord = !isUpper(bytes[place - 1])
                let beginsWord = place + 1 < bytes.count && isLower(bytes[place + 1])
                if endsWord || beginsWord { result.append(underscore) }
            }
            result.append(byte | 0x20)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let underscore = UInt8(ascii: "_")

    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
}
