/// Where the HTTP steps of workflows may go: anywhere on the internet, and nowhere inside unless it is allowed by name.
///
/// Definitions come from people who run the server, but what is filled into their URLs may come from anybody. So not the
/// name of a host is judged but the addresses that it has, and the connection is made to the very address that was judged:
/// a name that changes its address in between leads nowhere else. Redirects are judged like first requests.
///
/// | address | |
/// |---|---|
/// | public | allowed |
/// | loopback, private networks, unique local (`fc00::/7`), shared (`100.64.0.0/10`) | for allowed hosts only |
/// | link-local, which has the metadata of clouds, multicast, documentation, reserved | never |
public struct OutboundPolicy: Sendable, Hashable {
    private let allowed: Set<String>

    /// - Parameter allowedHosts: Hosts that may be reached although their addresses are private, each `HOST` or
    ///   `HOST:PORT`, with IPv6 addresses in brackets.
    public init(allowedHosts: [String] = []) { allowed = Set(allowedHosts.map { $0.lowercased() }) }

    /// Whether private addresses of a host may be reached.
    func allowsPrivate(_ host: String, port: Int) -> Bool {
        let host = host.lowercased()
        let written = host.contains(":") ? "[\(host)]" : host
        return allowed.contains(host) || allowed.contains(written) || allowed.contains("\(written):\(port)")
    }

    /// The addresses of a host that may be reached, in their order.
    func permitted(_ addresses: [IPAddress], of host: String, port: Int) -> [IPAddress] {
        let allowsPrivate = allowsPrivate(host, port: port)
        return addresses.filter { $0.reach == .public || $0.reach == .private && allowsPrivate }
    }
}
