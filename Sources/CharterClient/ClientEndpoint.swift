import Foundation

/// The URL of a GraphQL endpoint, taken apart.
public struct ClientEndpoint: Sendable, Hashable, CustomStringConvertible {
    public let isEncrypted: Bool
    /// Without the brackets of an IPv6 address.
    public let host: String
    public let port: Int
    /// Path and query, such as `/graphql`.
    public let target: String

    /// Throws `ClientError.invalidURL` for anything but an absolute `http`, `https`, `ws` or `wss` URL without user and
    /// password.
    public init(_ url: String) throws(ClientError) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https", "ws", "wss"].contains(scheme), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil
        else { throw .invalidURL(url) }
        isEncrypted = scheme == "https" || scheme == "wss"
        self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        port = parts.port ?? (isEncrypted ? 443 : 80)
        guard (1...65_535).contains(port) else { throw .invalidURL(url) }
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        target = path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }

    /// The value of the field `Host`.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// As an `http` or `https` URL.
    public var description: String { "\(isEncrypted ? "https" : "http")://\(authority)\(target)" }
}
