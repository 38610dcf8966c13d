/// Writes the Swift type of a custom scalar without a type of its own.
enum ScalarEmitter {
    static func emit(_ model: ScalarModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        if let url = model.type.specifiedByURL {
            DocumentationEmitter.emit((model.type.description == nil ? "" : "\n") + "See \(url).", into: &writer)
        }
        writer.line("public typealias \(model.name) = \(EngineName.json)")
    }
}
