import Foundation
import GraphQLTransport

/// The query console for browsers, at `GET /graphql`.
///
/// The page loads nothing from anywhere: its policy allows only its own style and script, by a nonce made for each
/// answer.
enum ConsoleRoute {
    static func make(path: String, isEnabled: Bool) -> HTTPRoute? {
        guard isEnabled else { return nil }
        return HTTPRoute(.get, path) { _ in answer() }
    }

    private static func answer() -> HTTPRoute.Answer {
        guard let page else {
            return HTTPRoute.Answer(
                status: 404, contentType: "text/plain; charset=utf-8",
                text: "The console's page is not installed beside the server.\n")
        }
        let nonce = UUID().uuidString
        let policy = """
            default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; connect-src 'self'; \
            img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
            """
        return HTTPRoute.Answer(
            contentType: "text/html; charset=utf-8",
            fields: [
                ("Content-Security-Policy", policy), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ], body: Array(page.replacing("__NONCE__", with: nonce).utf8))
    }

    private static let page: String? = String(decoding: PackageResources.console_html, as: UTF8.self)
}
