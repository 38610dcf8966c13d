import Foundation

/// Where Redis is and who to be there: `redis://[user:password@]host[:port]`, or `rediss://` for TLS.
public struct RedisEndpoint: Sendable, Hashable {
    /// Why a text is no address of Redis. It does not repeat the text, which may hold a password.
    public struct Invalid: Error, Sendable, Hashable, CustomStringConvertible {
        public let reason: String
        public var description: String { reason }
    }

    public var host: String
    /// 1 to 65535.
    public var port: Int
    public var usesTLS: Bool
    public var credentials: RedisCredentials?
    /// A file of certificates in PEM to trust instead of the system's.
    public var trustedCertificates: String?

    public init(
        host: String, port: Int = 6379, usesTLS: Bool = false, credentials: RedisCredentials? = nil,
        trustedCertificates: String? = nil
    ) {
        self.host = host
        self.port = port
        self.usesTLS = usesTLS
        self.credentials = credentials
        self.trustedCertificates = trustedCertificates
    }

    /// Reads an address. User name and password may be percent-encoded; a database number behind the host is accepted and
    /// means nothing, since channels belong to no database.
    public init(url: String, trustedCertificates: String? = nil) throws(Invalid) {
        guard let parts = URLComponents(string: url) else {
            throw Invalid(reason: "not a URL; write redis://user:password@host:port, special characters as %XX")
        }
        switch parts.scheme?.lowercased() {
        case "redis": usesTLS = false
        case "rediss": usesTLS = true
        default: throw Invalid(reason: "the scheme must be redis or rediss")
        }
        // Foundation keeps the brackets of an IPv6 address, which no resolver wants.
        let host = (parts.host ?? "").trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard !host.isEmpty else { throw Invalid(reason: "the host is missing") }
        let port = parts.port ?? 6379
        guard (1...65_535).contains(port) else { throw Invalid(reason: "the port must be 1 to 65535") }
        let database = parts.path.drop { $0 == "/" }
        guard database.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw Invalid(reason: "what follows the host can only be a database number")
        }
        guard parts.query == nil, parts.fragment == nil else {
            throw Invalid(reason: "parameters behind the address are not understood")
        }
        let user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        if let password = parts.password {
            credentials = RedisCredentials(username: user, password: password)
        } else if user != nil {
            throw Invalid(reason: "a user name needs a password: user:password@host, or :password@host without a name")
        } else {
            credentials = nil
        }
        self.host = host
        self.port = port
        self.trustedCertificates = trustedCertificates
    }
}

extension RedisEndpoint: CustomStringConvertible {
    /// The address without credentials, for logs.
    public var description: String { "\(usesTLS ? "rediss" : "redis")://\(host):\(port)" }
}
