import GraphQLSchema

/// Writes statements that take down the shape of a field's value and gather its objects into `objects`.
enum LayoutEmitter {
    static func emit(_ expression: String, _ type: TypeReference, into writer: inout SwiftWriter, depth: Int = 0) {
        let name = depth == 0 ? "value" : "item"
        guard !type.isNonNull else { return emitNonNull(expression, type, into: &writer, depth: depth) }
        writer.line(expression == name ? "if let \(name) {" : "if let \(name) = \(expression) {")
        writer.indented { emitNonNull(name, type, into: &$0, depth: depth) }
        writer.line("} else {")
        writer.indented { $0.line("layout.null()") }
        writer.line("}")
    }

    private static func emitNonNull(
        _ expression: String, _ type: TypeReference, into writer: inout SwiftWriter, depth: Int
    ) {
        guard type.isList else {
            writer.line("layout.object()")
            return writer.line("objects.append(\(expression))")
        }
        writer.line("layout.beginList()")
        writer.block("for (index, item) in \(expression).enumerated()") { writer in
            writer.line("layout.item(index)")
            emit("item", type.itemType, into: &writer, depth: depth + 1)
        }
        writer.line("layout.endList()")
    }
}
