import Foundation

/// What a webhook node wants to see: its authentication is none, basic, header or JWT.
public enum N8nWebhookCredential: Sendable, Hashable {
    case basic(user: String, password: N8nSecret)
    case header(name: String, value: N8nSecret)
    /// A JSON Web Token, made elsewhere.
    case jwt(N8nSecret)

    /// The header that carries it.
    var header: (name: String, value: String) {
        switch self {
        case .basic(let user, let password):
            ("Authorization", "Basic " + Data("\(user):\(password.revealed)".utf8).base64EncodedString())
        case .header(let name, let value): (name, value.revealed)
        case .jwt(let token): ("Authorization", "Bearer \(token.revealed)")
        }
    }

    /// Checks what no request could carry.
    /// - Throws: `N8nError.invalidConfiguration`.
    public func validate() throws(N8nError) {
        switch self {
        case .basic(let user, _):
            guard !user.isEmpty, !user.contains(":") else {
                throw .invalidConfiguration(reason: "a user for basic authentication is not empty and has no colon")
            }
        case .header(let name, _):
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
                throw .invalidConfiguration(reason: "\"\(name)\" is no name of an HTTP header")
            }
        case .jwt: break
        }
    }

    /// The characters of an HTTP token (RFC 9110).
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
