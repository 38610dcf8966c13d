import Foundation
import GraphQLTransport

/// A page for browsers that loads nothing from anywhere: its policy allows only its own style and script, by a nonce made
/// for each answer, and requests to this server.
enum BrowserPage {
    /// - Parameter html: With `__NONCE__` where the nonce is to stand.
    static func answer(_ html: String) -> HTTPRoute.Answer {
        let nonce = UUID().uuidString
        let policy = """
            default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; connect-src 'self'; \
            img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
            """
        return HTTPRoute.Answer(
            contentType: "text/html; charset=utf-8",
            fields: [
                ("Content-Security-Policy", policy), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
            ], body: Array(html.replacing("__NONCE__", with: nonce).utf8))
    }
}
