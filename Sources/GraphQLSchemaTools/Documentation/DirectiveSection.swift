import GraphQLLanguage
import GraphQLSchema

/// One directive: its description, where it may stand, and its arguments.
enum DirectiveSection {
    static func write(_ directive: DirectiveDefinition, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        let coordinate = SchemaCoordinate.directive(directive.name)
        html.markup("<article class=\"type\"")
        html.id(coordinate)
        html.markup(">\n<h3><span class=\"kind\">directive</span> ")
        html.link(coordinate, coordinate.description)
        if directive.isRepeatable { html.markup(" <span class=\"note\">repeatable</span>") }
        html.markup("</h3>\n")
        Markdown.write(directive.description, model, &html)
        html.markup("<p class=\"relation\">On <code>")
        html.text(directive.locations.map(\.rawValue).joined(separator: ", "))
        html.markup("</code></p>\n")
        MemberEntry.writeArguments(directive.arguments, model, &html) {
            .directiveArgument(directive: directive.name, name: $0)
        }
        html.markup("</article>\n")
    }
}
