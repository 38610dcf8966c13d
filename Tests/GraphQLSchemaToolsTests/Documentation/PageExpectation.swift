import GraphQLSchema

@testable import GraphQLSchemaTools

/// What a part of the page writes for a schema.
func html(_ sdl: String, _ write: (DocumentationModel, inout HTMLWriter) -> Void) throws -> String {
    let model = DocumentationModel(try Schema.build(sdl: sdl))
    var html = HTMLWriter()
    write(model, &html)
    return String(decoding: html.bytes, as: UTF8.self)
}

/// What a description becomes, without the element around it.
func markdown(_ text: String, sdl: String = "type Query { a: Int }") throws -> String {
    let page = try html(sdl) { Markdown.write(text, $0, &$1) }
    return page.replacing("<div class=\"description\">\n", with: "").replacing("\n</div>\n", with: "")
}
