/// The media types of XML (RFC 7303).
public enum XMLMediaType {
    /// What documents are sent as.
    public static let contentType = "application/xml; charset=utf-8"

    /// What is understood, in lower case and without parameters.
    public static let names: Set<String> = ["application/xml", "text/xml"]

    /// Whether a `charset` parameter, or the encoding that a document declares, is one that can be read. ASCII is a
    /// part of UTF-8.
    static func isReadable(encoding: String) -> Bool {
        ["utf-8", "utf8", "us-ascii", "ascii"].contains(encoding.lowercased())
    }
}
