import CharterOpenAPI
import GraphQLTransport

/// What is written about the routes of plain HTTP: `/openapi.json` for programs and `/docs` for people, a page that loads
/// nothing but that document.
enum DocumentRoutes {
    static func make(_ document: OpenAPIDocument) -> [HTTPRoute] {
        let text = Array(document.text.utf8)
        return [
            HTTPRoute(.get, "/openapi.json") { _ in
                HTTPRoute.Answer(
                    contentType: "application/json; charset=utf-8",
                    fields: [("Cache-Control", "no-cache")], body: text)
            },
            HTTPRoute(.get, "/docs") { _ in BrowserPage.answer(page) },
        ]
    }

    private static let page = String(decoding: PackageResources.docs_html, as: UTF8.self)
}
