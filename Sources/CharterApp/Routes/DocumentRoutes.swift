import CharterOpenAPI
import Foundation
import GraphQLTransport

/// What is written about the routes of plain HTTP: `/openapi.json` for programs and `/docs` for people.
///
/// The page loads nothing but that document: its policy allows only its own style and script, by a nonce made for each
/// answer, and requests to this server.
enum DocumentRoutes {
    static func make(_ document: OpenAPIDocument) -> [HTTPRoute] {
        let text = Array(document.text.utf8)
        return [
            HTTPRoute(.get, "/openapi.json") { _ in
                HTTPRoute.Answer(
                    contentType: "application/json; charset=utf-8",
                    fields: [("Cache-Control", "no-cache")], body: text)
            },
            HTTPRoute(.get, "/docs") { _ in page() },
        ]
    }

    private static func page() -> HTTPRoute.Answer {
        let nonce = UUID().uuidString
        let policy = """
            default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'nonce-\(nonce)'; connect-src 'self'; \
            img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
            """
        return HTTPRoute.Answer(
            contentType: "text/html; charset=utf-8",
            fields: [
                ("Content-Security-Policy", policy), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"),
            ], body: Array(text.replacing("__NONCE__", with: nonce).utf8))
    }

    private static let text = String(decoding: PackageResources.docs_html, as: UTF8.self)
}
