import GraphQLLanguage
import GraphQLSchema

/// A type reference as text in which the named type is a link.
enum TypeLink {
    static func write(_ type: TypeReference, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        let name = model.schema.namedType(of: type).name
        for _ in 0..<type.listDepth { html.markup("[") }
        // Introspection types have no section.
        if model.has(.type(name)) { html.link(.type(name), name) } else { html.text(name) }
        if type.nonNullBits & 1 != 0 { html.markup("!") }
        for level in 0..<UInt32(type.listDepth) {
            html.markup("]")
            if type.nonNullBits & (2 << level) != 0 { html.markup("!") }
        }
    }
}
