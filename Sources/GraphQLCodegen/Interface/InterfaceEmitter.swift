/// Writes an interface: the enum of its concrete types, and the protocol of the properties that they share.
enum InterfaceEmitter {
    static func emit(_ model: AbstractTypeModel, into writer: inout SwiftWriter) {
        AbstractTypeEmitter.emit(model, into: &writer)
        guard let name = model.protocolName else { return }
        writer.line()
        writer.line("/// The properties that every `\(model.type.name)` has.")
        writer.block("public protocol \(name): Sendable") { writer in
            for property in model.sharedProperties {
                DocumentationEmitter.emit(
                    property.description, deprecation: property.deprecation, into: &writer)
                writer.line("var \(property.identifier): \(property.type) { get }")
            }
        }
    }
}
