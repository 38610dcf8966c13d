import Foundation
import GraphQLJSON

/// The request of an HTTP step: what goes over the wire, without how.
struct HTTPStepRequest: Sendable, Hashable {
    var method: String
    var url: URL
    var host: String
    var port: Int
    var headers: [Header]
    var body: [UInt8]?

    struct Header: Sendable, Hashable {
        var name: String
        var value: String
    }

    let expected: [Int]
    let redirects: Int
    let maximumBytes: Int

    private static let maxURLLength = 8_192

    /// Throws `RunFailure` for an input that is no request.
    init(_ step: StepInvocation) throws(RunFailure) {
        let input = step.input
        method = input["method"]?.stringValue ?? "GET"
        let text = (input["url"] ?? .null).textInTemplate.trimmed
        (url, host, port) = try Self.target(try Self.withQuery(text, input["query"] ?? .null, step), step)
        headers = try Self.headers(input["headers"] ?? .null, step)
        body = nil
        if let json = input["json"] {
            body = Array(json.jsonText.utf8)
            if !headers.contains("Content-Type") {
                headers.append(.init(name: "Content-Type", value: "application/json"))
            }
        } else if let text = input["body"], !text.isNull {
            body = Array(text.textInTemplate.utf8)
            if !headers.contains("Content-Type") {
                headers.append(.init(name: "Content-Type", value: "text/plain; charset=utf-8"))
            }
        }
        if !headers.contains("Accept") { headers.append(.init(name: "Accept", value: "application/json, */*;q=0.5")) }
        if !["GET", "HEAD"].contains(method), !headers.contains("Idempotency-Key") {
            headers.append(.init(name: "Idempotency-Key", value: step.idempotencyKey))
        }
        expected = Self.integers(input["expect"] ?? .null)
        redirects = Self.integers(.array([input["redirects"] ?? 3])).first ?? 3
        maximumBytes = Self.integers(.array([input["maximumBytes"] ?? 1_048_576])).first ?? 1_048_576
    }

    func expects(_ status: Int) -> Bool { expected.isEmpty ? (200...299).contains(status) : expected.contains(status) }

    /// The request that follows a redirect (RFC 9110, section 15.4). What is meant for one server is not sent to another.
    func redirected(to location: String, status: Int, _ step: StepInvocation) throws(RunFailure) -> HTTPStepRequest {
        guard let target = URL(string: location, relativeTo: url)?.absoluteURL else {
            throw step.invalid("the server redirects to something that is no URL")
        }
        var next = self
        (next.url, next.host, next.port) = try Self.target(target.absoluteString, step)
        if url.scheme == "https", next.url.scheme != "https" {
            throw step.invalid("the server redirects from https to http, which is not followed")
        }
        if status == 303 && method != "HEAD" || [301, 302].contains(status) && method == "POST" {
            next.method = "GET"
            next.body = nil
            next.headers.removeAll { ["content-type", "idempotency-key"].contains($0.name.lowercased()) }
        }
        if next.host != host || next.port != port || next.url.scheme != url.scheme {
            next.headers.removeAll { !["accept", "content-type"].contains($0.name.lowercased()) }
        }
        return next
    }

    private static func withQuery(
        _ text: String, _ query: JSONValue, _ step: StepInvocation
    ) throws(RunFailure) -> String {
        guard case .object(let members) = query else { return text }
        let pairs = members.members.filter { !$0.value.isNull }.map {
            "\(PercentEncoding.encode($0.key))=\(PercentEncoding.encode($0.value.textInTemplate))"
        }
        guard !pairs.isEmpty else { return text }
        guard !text.contains("#") else { throw step.invalid("`url` has a fragment, behind which no query can stand") }
        return text + (text.contains("?") ? "&" : "?") + pairs.joined(separator: "&")
    }

    private static func target(
        _ text: String, _ step: StepInvocation
    ) throws(RunFailure) -> (URL, host: String, port: Int) {
        guard text.utf8.count <= maxURLLength else { throw step.invalid("`url` is longer than \(maxURLLength) bytes") }
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(),
            let host = url.host,
            !host.isEmpty
        else { throw step.invalid("`url` must be an absolute URL, not \(JSONValue.string(text).shown)") }
        guard ["http", "https"].contains(scheme) else {
            throw step.invalid("`url` must begin with http:// or https://, not \(scheme.shortened)")
        }
        guard url.user == nil, url.password == nil else {
            throw step.invalid("`url` must not hold a user or a password; put credentials into `headers`")
        }
        // The brackets of IPv6 addresses belong to the URL, not to the host.
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        // The HTTP client reads the host in the same way, or the one that is judged would not be the one that is reached.
        guard bare.utf8.allSatisfy({ isTokenByte($0) && !"!#$%&'*+^`|~".utf8.contains($0) || $0 == UInt8(ascii: ":") })
        else { throw step.invalid("the host of `url` has characters that no host has") }
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(port) else { throw step.invalid("`url` has no port from 1 to 65535") }
        return (url, bare.lowercased(), port)
    }

    private static func headers(_ value: JSONValue, _ step: StepInvocation) throws(RunFailure) -> [Header] {
        guard case .object(let members) = value else { return [] }
        var headers: [Header] = []
        for member in members.members where !member.value.isNull {
            let text = member.value.textInTemplate
            guard isToken(member.key) else {
                throw step.invalid("\"\(member.key.shortened)\" is no name of a header field")
            }
            guard !ownHeaders.contains(member.key.lowercased()) else {
                throw step.invalid("the header field \(member.key) is set by the server itself")
            }
            guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw step.invalid("the header field \(member.key) has a line break or another control character")
            }
            headers.append(Header(name: member.key, value: text))
        }
        return headers
    }

    /// What frames the message, which a step has no say in.
    private static let ownHeaders: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect", "keep-alive",
        "proxy-connection", "proxy-authorization",
    ]

    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 200 && text.utf8.allSatisfy(isTokenByte)
    }

    /// RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func integers(_ value: JSONValue) -> [Int] {
        guard case .array(let elements) = value else { return [] }
        return elements.compactMap {
            guard case .int(let number) = $0 else { return nil }
            return Int(exactly: number)
        }
    }
}

extension [HTTPStepRequest.Header] {
    /// Whether a field of the name is among them.
    func contains(_ name: String) -> Bool { contains { $0.name.lowercased() == name.lowercased() } }
}
