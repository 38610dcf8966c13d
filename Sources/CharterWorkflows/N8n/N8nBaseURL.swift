import Foundation

/// The part of a URL that stands before everything we add to it: `https://n8n.example.com`, perhaps with a path.
public struct N8nBaseURL: Sendable, Hashable, CustomStringConvertible {
    /// Without a slash at the end.
    public let description: String

    /// - Throws: `N8nError.invalidConfiguration` unless the URL is absolute `http` or `https` without user, query and
    ///   fragment.
    public init(_ text: String) throws(N8nError) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty
        else { throw .invalidConfiguration(reason: "\"\(text)\" is not an absolute http or https URL") }
        guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
            throw .invalidConfiguration(reason: "a base URL takes no user, query or fragment")
        }
        description = String(text.reversed().drop(while: { $0 == "/" }).reversed())
    }

    /// The URL of a path below, each of whose segments is escaped. Nil when one is empty or would lead elsewhere.
    func appending(_ segments: [String]) -> String? {
        var url = description
        for segment in segments {
            guard !segment.isEmpty, segment != ".", segment != "..",
                let escaped = segment.addingPercentEncoding(withAllowedCharacters: Self.unreserved)
            else { return nil }
            url += "/" + escaped
        }
        return url
    }

    /// What needs no escape anywhere in a URL (RFC 3986).
    static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
