/// Keeps other sites from using a visitor's browser to send requests that need no preflight (cross-site request forgery
/// and timing searches by GET).
///
/// A request with a header field that forces a preflight passes. Otherwise a browser's own word on where the request
/// comes from decides (`Sec-Fetch-Site`, else `Origin`, else `Referer`); a browser that says nothing is refused, and
/// what is no browser cannot be tricked by a page and passes.
public struct RequestForgeryGuard: Sendable, Hashable {
    public enum Mode: Sendable, Hashable {
        case off
        /// Judge what looks like a browser.
        case browsers
        /// Everybody needs a header field that forces a preflight.
        case everybody
    }

    public var mode: Mode
    public var origins: OriginPolicy

    public init(mode: Mode = .browsers, origins: OriginPolicy = OriginPolicy()) {
        self.mode = mode
        self.origins = origins
    }

    /// Field names that are not on the list of what pages may send without asking; any non-empty value will do.
    static let preflightFields = [
        "graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name", "x-graphql-csrf",
        "x-requested-with",
    ]

    /// Judges a request that has no content type.
    func check(_ head: HTTPRequestHead) -> HTTPRefusal? {
        if mode == .off { return nil }
        if Self.preflightFields.contains(where: { head.header($0)?.isEmpty == false }) { return nil }
        if mode == .everybody { return .forgerySuspected }
        let host = head.header("host")
        if let site = head.header("sec-fetch-site")?.lowercased() {
            if site == "same-origin" || site == "none" { return nil }
            guard let origin = head.header("origin"), origins.admits(origin: origin, host: host) else {
                return .forgerySuspected
            }
            return nil
        }
        if let origin = head.header("origin") {
            return origins.admits(origin: origin, host: host) ? nil : .forgerySuspected
        }
        if let referer = head.header("referer") {
            return host.map { OriginPolicy.isSame(origin: referer, host: $0) } == true ? nil : .forgerySuspected
        }
        let isBrowser = head.header("user-agent")?.hasPrefix("Mozilla/") == true
        return isBrowser ? .forgerySuspected : nil
    }
}
