import GraphQLLanguage
import GraphQLSchema

/// The directives that stand on an element, as its source text has them.
enum AppliedDirectives {
    /// The page says in words what these say.
    private static let spoken: Set<String> = ["deprecated", "specifiedBy", "oneOf"]

    static func write(_ directives: [AppliedDirective], _ model: DocumentationModel, _ html: inout HTMLWriter) {
        let shown = directives.filter { !spoken.contains($0.name) }
        guard !shown.isEmpty else { return }
        html.markup("<p class=\"applied\">")
        for (position, directive) in shown.enumerated() {
            html.markup(position == 0 ? "<code>" : " <code>")
            let coordinate = SchemaCoordinate.directive(directive.name)
            if model.has(coordinate) { html.link(coordinate, coordinate.description) } else { html.text(coordinate) }
            if let origin = directive.origin {
                // Behind the `@` and the name.
                html.text(origin.source.text(origin.range).dropFirst(1 + directive.name.utf8.count))
            }
            html.markup("</code>")
        }
        html.markup("</p>\n")
    }
}
