import GraphQLTransport

/// The query console for browsers, at `GET /graphql`.
enum ConsoleRoute {
    static func make(path: String, isEnabled: Bool) -> HTTPRoute? {
        guard isEnabled else { return nil }
        return HTTPRoute(.get, path) { _ in BrowserPage.answer(page) }
    }

    private static let page = String(decoding: PackageResources.console_html, as: UTF8.self)
}
