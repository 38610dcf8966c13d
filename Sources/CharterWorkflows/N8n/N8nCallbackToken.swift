import Crypto
import Foundation
import GraphQLJSON

/// What a callback is about: the run, the step and the attempt that its URL was made for.
public struct N8nCallbackSubject: Sendable, Hashable {
    public var runID: String
    public var step: String
    public var attempt: Int
    /// To the second.
    public var expiresAt: Date

    public init(runID: String, step: String, attempt: Int, expiresAt: Date) {
        self.runID = runID
        self.step = step
        self.attempt = attempt
        self.expiresAt = expiresAt
    }
}

/// Signs the subjects of callbacks with HMAC-SHA256, so that only who was given a URL can report to its run.
///
/// A token is the subject, which is no secret, and its signature: `base64url(subject).base64url(signature)`.
struct N8nCallbackToken: Sendable {
    enum Refusal: Error, Sendable, Hashable {
        case forged
        case expired
    }

    private static let maximumBytes = 2_048
    /// Keeps a signature from being one for something else that is signed with the same secret.
    private static let purpose = Array("charter n8n callback 1\n".utf8)

    private let key: SymmetricKey

    /// - Throws: `N8nError.invalidConfiguration` for a secret of less than 16 bytes.
    init(secret: N8nSecret) throws(N8nError) {
        guard secret.revealed.utf8.count >= 16 else {
            throw .invalidConfiguration(reason: "the secret of callbacks needs at least 16 bytes")
        }
        key = SymmetricKey(data: Data(secret.revealed.utf8))
    }

    func sign(_ subject: N8nCallbackSubject) -> String {
        let seconds = Int64(subject.expiresAt.timeIntervalSince1970.rounded(.down))
        let fields: JSONValue = [
            .string(subject.runID), .string(subject.step), .int(Int64(subject.attempt)), .int(seconds),
        ]
        let payload = fields.encoded()
        let signature = HMAC<SHA256>.authenticationCode(for: Self.purpose + payload, using: key)
        return Self.text(payload) + "." + Self.text(signature)
    }

    func verify(_ token: String, at now: Date) throws(Refusal) -> N8nCallbackSubject {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= Self.maximumBytes, parts.count == 2, let payload = Self.bytes(parts[0]),
            let signature = Self.bytes(parts[1]),
            HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: Self.purpose + payload, using: key),
            let subject = Self.subject(payload)
        else { throw .forged }
        guard now < subject.expiresAt else { throw .expired }
        return subject
    }

    private static func subject(_ payload: [UInt8]) -> N8nCallbackSubject? {
        // Only we sign, so what is not ours to read is forged like the rest.
        guard case .array(let fields)? = try? JSONValue.parse(payload), fields.count == 4,
            case .string(let run) = fields[0], case .string(let step) = fields[1], case .int(let attempt) = fields[2],
            case .int(let seconds) = fields[3]
        else { return nil }
        return N8nCallbackSubject(
            runID: run, step: step, attempt: Int(clamping: attempt),
            expiresAt: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// Base64 for URLs (RFC 4648), without padding.
    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
        else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Data(base64Encoded: standard + padding).map(Array.init)
    }
}
