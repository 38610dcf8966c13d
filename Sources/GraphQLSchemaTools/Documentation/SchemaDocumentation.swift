import GraphQLLanguage
import GraphQLSchema

/// A schema as one HTML page for readers: no network, no script needed, light and dark.
///
/// Every element has its schema coordinate as anchor: `#User`, `#User.name`, `#Query.user(id:)`, `#@tag`. The page
/// consists of contents (`DocumentationContents`), then a section for each type (`TypeSection`) by kind and for each
/// directive (`DirectiveSection`). Whatever the schema says is written as text or by `Markdown`, never as markup.
public enum SchemaDocumentation {
    /// The page in UTF-8. `title` names it, for instance after the product.
    public static func page(of schema: Schema, title: String) -> [UInt8] {
        let model = DocumentationModel(schema)
        var html = HTMLWriter()
        writeHead(title, &html)
        html.markup("<body>\n<a class=\"skip\" href=\"#content\">Skip to content</a>\n<nav aria-label=\"Contents\">\n")
        DocumentationContents.write(model, title: title, &html)
        html.markup("</nav>\n<main id=\"content\">\n<header>\n<h1>")
        html.text(title)
        html.markup("</h1>\n")
        Markdown.write(schema.description, model, &html)
        html.markup("</header>\n")
        for group in model.groups {
            html.markup("<section class=\"group\">\n<h2 id=\"")
            html.text(group.anchor)
            html.markup("\">")
            html.text(group.title)
            html.markup("</h2>\n")
            for type in group.types { TypeSection.write(type, model, &html) }
            for directive in group.directives { DirectiveSection.write(directive, model, &html) }
            html.markup("</section>\n")
        }
        html.markup("</main>\n<script>\n")
        html.resource(PackageResources.documentation_js)
        html.markup("</script>\n</body>\n</html>\n")
        return html.bytes
    }

    private static func writeHead(_ title: String, _ html: inout HTMLWriter) {
        html.markup(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>
            """)
        html.text(title)
        html.markup("</title>\n<style>\n")
        html.resource(PackageResources.documentation_css)
        html.markup("</style>\n</head>\n")
    }
}
