/// Which origins of web pages may use the server (RFC 6454): for sockets, for requests without a preflight, and for
/// CORS.
public struct OriginPolicy: Sendable, Hashable {
    /// Serialised origins such as `https://app.example`; the server's own origin is always allowed.
    public var allowed: Set<String>
    /// Lets every page of the world in; for development.
    public var allowsAny: Bool

    public init(allowed: Set<String> = [], allowsAny: Bool = false) {
        self.allowed = Set(allowed.map { $0.lowercased() })
        self.allowsAny = allowsAny
    }

    /// Whether pages of `origin` may talk to the server that the client called `host`.
    func admits(origin: String, host: String?) -> Bool {
        if allowsAny { return true }
        let origin = origin.lowercased()
        if allowed.contains(origin) { return true }
        return host.map { Self.isSame(origin: origin, host: $0) } ?? false
    }

    /// Whether an origin, or a URL, is of the server that the client called `host`. The scheme cannot be compared: a
    /// proxy may have taken the encryption off.
    static func isSame(origin: String, host: String) -> Bool {
        let origin = origin.lowercased()
        for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
            let rest = origin.dropFirst(scheme.count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            return authority == host.lowercased()
        }
        return false
    }
}
