/// The form of a request's body, by its `Content-Type`.
enum BodyFormat: Sendable, Hashable {
    case json
    case xml(charset: String?)

    /// JSON by any of its names, merge patches (RFC 7396) among them: what a member is absent from, it leaves alone. Nil for
    /// what is not understood here.
    init?(_ contentType: String, hasXML: Bool) {
        if contentType == "application/json" {
            self = .json
            return
        }
        guard let type = MediaRange(contentType) else { return nil }
        if type.type == "application", type.subtype == "json" || type.subtype.hasSuffix("+json") {
            guard type.charset == nil || type.charset == "utf-8" || type.charset == "utf8" else { return nil }
            self = .json
        } else if hasXML, type.names("application", "xml") || type.names("text", "xml") {
            self = .xml(charset: type.charset)
        } else {
            return nil
        }
    }
}
