import GraphQLLanguage

/// Descriptions as HTML: the part of Markdown that descriptions use (spec section 2.9.4 suggests CommonMark).
///
/// Blocks are paragraphs, headings, lists of one level and fenced code; `MarkdownLine` writes what stands in them. Raw
/// HTML is text. Linear in the length of the description.
enum Markdown {
    static func write(_ description: String?, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        guard let description, description.contains(where: { !$0.isWhitespace }) else { return }
        html.markup("<div class=\"description\">\n")
        var blocks = MarkdownBlocks(description)
        while let block = blocks.next() { write(block, model, &html) }
        html.markup("</div>\n")
    }

    private static func write(_ block: MarkdownBlocks.Block, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        switch block {
        case .paragraph(let text):
            html.markup("<p>")
            MarkdownLine.write(text, model, &html)
            html.markup("</p>\n")
        case .heading(let text):
            html.markup("<p><strong>")
            MarkdownLine.write(text, model, &html)
            html.markup("</strong></p>\n")
        case .code(let text):
            html.markup("<pre><code>")
            html.text(text)
            html.markup("</code></pre>\n")
        case .list(let items, let isNumbered):
            html.markup(isNumbered ? "<ol>\n" : "<ul>\n")
            for item in items {
                html.markup("<li>")
                MarkdownLine.write(item, model, &html)
                html.markup("</li>\n")
            }
            html.markup(isNumbered ? "</ol>\n" : "</ul>\n")
        }
    }

    /// A link out of the page, for addresses of the web only; any other address is text.
    static func writeURL(_ url: some StringProtocol, label: some StringProtocol, _ html: inout HTMLWriter) {
        guard isWebAddress(url) else { return html.text(label) }
        html.markup("<a rel=\"noopener noreferrer\" href=\"")
        html.text(url)
        html.markup("\">")
        html.text(label)
        html.markup("</a>")
    }

    static func isWebAddress(_ url: some StringProtocol) -> Bool {
        let lowered = url.prefix(8).lowercased()
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return false }
        return url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
