import GraphQLLanguage
import GraphQLSchema

/// One type: what it is, its members, and what uses it.
enum TypeSection {
    static func write(_ type: NamedType, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        html.markup("<article class=\"type\"")
        html.id(.type(type.name))
        html.markup(">\n<h3><span class=\"kind\">")
        html.text(type.kind.keyword)
        html.markup("</span> ")
        html.link(.type(type.name), type.name)
        if type.isOneOf { html.markup(" <span class=\"note\">exactly one field</span>") }
        if type.builtInScalar != nil { html.markup(" <span class=\"note\">built in</span>") }
        html.markup("</h3>\n")
        AppliedDirectives.write(type.directives, model, &html)
        Markdown.write(type.description, model, &html)
        writeSpecification(type, &html)
        writeTypes("Implements", type.interfaces, model, &html)
        if type.kind == .interface { writeTypes("Implemented by", type.possibleTypes, model, &html) }
        if type.kind == .union { writeTypes("One of", type.possibleTypes, model, &html) }
        for field in type.fields { MemberEntry.write(field, of: type, model, &html) }
        for field in type.inputFields { MemberEntry.write(field, of: type, model, &html) }
        for value in type.enumValues { MemberEntry.write(value, of: type, model, &html) }
        writeUses(of: type, model, &html)
        html.markup("</article>\n")
    }

    private static func writeSpecification(_ type: NamedType, _ html: inout HTMLWriter) {
        guard let url = type.specifiedByURL else { return }
        html.markup("<p class=\"relation\">Specified by ")
        Markdown.writeURL(url, label: url, &html)
        html.markup("</p>\n")
    }

    private static func writeTypes(
        _ label: StaticString, _ types: [TypeID], _ model: DocumentationModel, _ html: inout HTMLWriter
    ) {
        guard !types.isEmpty else { return }
        html.markup("<p class=\"relation\">")
        html.markup(label)
        for (position, id) in types.enumerated() {
            html.markup(position == 0 ? " <code>" : ", <code>")
            html.link(.type(model.schema[id].name), model.schema[id].name)
            html.markup("</code>")
        }
        html.markup("</p>\n")
    }

    /// Nothing for the built-in scalars, which everything uses.
    private static func writeUses(of type: NamedType, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        let uses = model.uses(of: type)
        guard type.builtInScalar == nil, !uses.isEmpty else { return }
        html.markup("<details class=\"uses\"><summary>Used by <span class=\"count\">")
        html.text(String(uses.count))
        html.markup("</span></summary>\n<ul>\n")
        for use in uses {
            html.markup("<li><code>")
            html.link(use, use.description)
            html.markup("</code></li>\n")
        }
        html.markup("</ul></details>\n")
    }
}
