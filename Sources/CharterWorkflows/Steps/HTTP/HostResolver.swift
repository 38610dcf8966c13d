import Foundation

/// Finds the addresses of hosts.
struct HostResolver: Sendable {
    /// The addresses of a name or of a written address, none when there is no such host.
    var addresses: @Sendable (String) async -> [IPAddress]

    /// The system's own resolver, with its files and its cache.
    static let system = HostResolver { host in
        if let address = IPAddress(host) { return [address] }
        return await withCheckedContinuation { continuation in
            // The system call may take seconds, so it gets a thread that nobody else needs.
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: lookUp(host)) }
        }
    }

    private static func lookUp(_ host: String) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var addresses: [IPAddress] = []
        var next = first
        while let entry = next?.pointee {
            if let address = address(of: entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses
    }

    private static func address(of entry: addrinfo) -> IPAddress? {
        guard let pointer = UnsafeRawPointer(entry.ai_addr) else { return nil }
        switch entry.ai_family {
        case AF_INET:
            return withUnsafeBytes(of: pointer.loadUnaligned(as: sockaddr_in.self).sin_addr) {
                IPAddress(bytes: Array($0))
            }
        case AF_INET6:
            return withUnsafeBytes(of: pointer.loadUnaligned(as: sockaddr_in6.self).sin6_addr) {
                IPAddress(bytes: Array($0))
            }
        default: return nil
        }
    }
}
