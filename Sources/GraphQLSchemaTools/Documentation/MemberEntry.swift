import GraphQLLanguage
import GraphQLSchema

/// One field, input field, enum value or argument: its signature, deprecation and description.
enum MemberEntry {
    static func write(
        _ field: FieldDefinition, of type: NamedType, _ model: DocumentationModel, _ html: inout HTMLWriter
    ) {
        let coordinate = SchemaCoordinate.member(type: type.name, name: field.name)
        open(coordinate, isDeprecated: field.isDeprecated, &html)
        html.link(coordinate, field.name)
        if !field.arguments.isEmpty { html.markup("(…)") }
        html.markup(": ")
        TypeLink.write(field.type, model, &html)
        close(field.deprecationReason, field.directives, field.description, model, &html)
        writeArguments(field.arguments, model, &html) {
            .argument(type: type.name, field: field.name, name: $0)
        }
        html.markup("</div>\n")
    }

    static func write(
        _ field: InputValueDefinition, of type: NamedType, _ model: DocumentationModel, _ html: inout HTMLWriter
    ) {
        write(field, .member(type: type.name, name: field.name), model, &html)
    }

    static func write(
        _ value: EnumValueDefinition, of type: NamedType, _ model: DocumentationModel, _ html: inout HTMLWriter
    ) {
        let coordinate = SchemaCoordinate.member(type: type.name, name: value.name)
        open(coordinate, isDeprecated: value.isDeprecated, &html)
        html.link(coordinate, value.name)
        close(value.deprecationReason, value.directives, value.description, model, &html)
        html.markup("</div>\n")
    }

    static func writeArguments(
        _ arguments: [InputValueDefinition], _ model: DocumentationModel, _ html: inout HTMLWriter,
        coordinate: (String) -> SchemaCoordinate
    ) {
        guard !arguments.isEmpty else { return }
        html.markup("<div class=\"arguments\">\n")
        for argument in arguments { write(argument, coordinate(argument.name), model, &html) }
        html.markup("</div>\n")
    }

    private static func write(
        _ input: InputValueDefinition, _ coordinate: SchemaCoordinate, _ model: DocumentationModel,
        _ html: inout HTMLWriter
    ) {
        open(coordinate, isDeprecated: input.isDeprecated, &html)
        html.link(coordinate, input.name)
        html.markup(": ")
        TypeLink.write(input.type, model, &html)
        if let literal = input.defaultLiteral {
            html.markup(" = <span class=\"default\">")
            html.text(literal)
            html.markup("</span>")
        }
        close(input.deprecationReason, input.directives, input.description, model, &html)
        html.markup("</div>\n")
    }

    private static func open(_ coordinate: SchemaCoordinate, isDeprecated: Bool, _ html: inout HTMLWriter) {
        html.markup("<div class=\"member")
        if isDeprecated { html.markup(" deprecated") }
        html.markup("\"")
        html.id(coordinate)
        html.markup(">\n<p class=\"signature\"><code>")
    }

    private static func close(
        _ deprecation: String?, _ directives: [AppliedDirective], _ description: String?,
        _ model: DocumentationModel, _ html: inout HTMLWriter
    ) {
        html.markup("</code>")
        if deprecation != nil { html.markup(" <span class=\"note\">deprecated</span>") }
        html.markup("</p>\n")
        AppliedDirectives.write(directives, model, &html)
        if let deprecation {
            html.markup("<div class=\"reason\">")
            Markdown.write(deprecation, model, &html)
            html.markup("</div>\n")
        }
        Markdown.write(description, model, &html)
    }
}
