/// Writes the struct of an object type.
enum ObjectEmitter {
    static func emit(_ model: ObjectModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        let inherited = (["Sendable"] + model.conformances).joined(separator: ", ")
        writer.block("public struct \(model.name): \(inherited)") { writer in
            StructEmitter.emit(model.properties, into: &writer)
        }
    }
}
