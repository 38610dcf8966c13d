import CharterResilience
import Foundation
import GraphQLJSON
import NIOHTTP1

/// Turns an answer of n8n, or of a proxy before it, that is no success into an `N8nError`.
enum N8nErrorBody {
    /// The body may be anything: n8n's `{"message", "hint"}`, a proxy's HTML, JSON that breaks off.
    static func error(status: Int, headers: HTTPHeaders, body: [UInt8], now: Date) -> N8nError {
        switch status {
        case 401, 403: .refused(status: status)
        case 404, 405, 410: .notFound(detail: detail(of: body, status: status))
        case 409: .conflict(detail: detail(of: body, status: status))
        case 429:
            .rateLimited(retryAfter: headers.first(name: "Retry-After").flatMap { RetryAfter.delay($0, now: now) })
        default: .failed(status: status, detail: detail(of: body, status: status))
        }
    }

    private static func detail(of body: [UInt8], status: Int) -> String {
        if let reported = reported(body) { return shortened(reported) }
        let text = String(decoding: body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        // Markup of a proxy tells a reader less than the name of the status does, and half an object no more.
        let isReadable = !text.isEmpty && !text.hasPrefix("<") && !text.hasPrefix("{")
        return isReadable ? shortened(text) : HTTPResponseStatus(statusCode: status).reasonPhrase
    }

    private static func reported(_ body: [UInt8]) -> String? {
        // A body that is no JSON is an answer here, not a failure.
        guard let json = try? JSONValue.parse(body) else { return nil }
        let message =
            json["message"]?.stringValue ?? json["error"]?.stringValue ?? json["error"]?["message"]?.stringValue
        guard let message, !message.isEmpty else { return nil }
        guard let hint = json["hint"]?.stringValue, !hint.isEmpty else { return message }
        return "\(message) (\(hint))"
    }

    /// One line of at most 300 characters, for an error message.
    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= 300 ? line : line.prefix(299) + "…"
    }
}
