import GraphQLLanguage

/// The table of contents: every type and directive by kind.
enum DocumentationContents {
    static func write(_ model: DocumentationModel, title: String, _ html: inout HTMLWriter) {
        html.markup("<p class=\"title\"><a href=\"#content\">")
        html.text(title)
        html.markup("</a></p>\n")
        // The script shows it; without the script it would do nothing.
        html.markup(
            """
            <input id="-search" type="search" placeholder="Search (press /)" aria-label="Search" autocomplete="off" \
            spellcheck="false" hidden>
            <ul id="-found" aria-live="polite" hidden></ul>
            <div id="-contents">

            """)
        for group in model.groups {
            html.markup("<details open><summary>")
            html.text(group.title)
            html.markup(" <span class=\"count\">")
            html.text(String(group.types.count + group.directives.count))
            html.markup("</span></summary>\n<ul>\n")
            for type in group.types { writeEntry(.type(type.name), &html) }
            for directive in group.directives { writeEntry(.directive(directive.name), &html) }
            html.markup("</ul></details>\n")
        }
        html.markup("</div>\n")
    }

    private static func writeEntry(_ coordinate: SchemaCoordinate, _ html: inout HTMLWriter) {
        html.markup("<li>")
        html.link(coordinate, coordinate.description)
        html.markup("</li>\n")
    }
}
