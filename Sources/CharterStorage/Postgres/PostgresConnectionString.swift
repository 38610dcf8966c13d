import CPostgres

/// What libpq makes of a connection string.
enum PostgresConnectionString {
    /// The string without its password, as `postgres://USER@HOST:PORT/DATABASE`. Throws `StorageError.configuration` when
    /// libpq cannot read it.
    static func describe(_ text: String) throws(StorageError) -> String {
        var message: UnsafeMutablePointer<CChar>?
        guard !text.contains("\0"), let options = PQconninfoParse(text, &message) else {
            let reason = message.map { String(cString: $0) } ?? "it contains a null character"
            PQfreemem(message)
            throw .configuration(reason: "libpq cannot read the database URL: \(withoutQuotedParts(reason))")
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        let user = values["user"].map { "\($0)@" } ?? ""
        let port = values["port"].map { ":\($0)" } ?? ""
        return "postgres://\(user)\(values["host"] ?? values["hostaddr"] ?? "")\(port)/\(values["dbname"] ?? "")"
    }

    /// libpq quotes the string that it cannot read, with the password in it.
    private static func withoutQuotedParts(_ message: String) -> String {
        let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
        // Every second part is quoted; a single character names the trouble and gives nothing away.
        let kept = parts.enumerated().map { position, part in
            position.isMultiple(of: 2) || part.count <= 1 ? String(part) : "…"
        }
        return kept.joined(separator: "\"").split(separator: "\n").joined(separator: " ")
    }
}
