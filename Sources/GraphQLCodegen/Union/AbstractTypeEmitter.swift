/// Writes the enum of a union's or interface's concrete types.
enum AbstractTypeEmitter {
    static func emit(_ model: AbstractTypeModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        if model.cases.isEmpty { return emitUninhabited(model, &writer) }
        let inherited = ["Sendable"] + (model.protocolName.map { [$0] } ?? [])
        let keyword = model.isIndirect ? "public indirect enum" : "public enum"
        writer.block("\(keyword) \(model.name): \(inherited.joined(separator: ", "))") { writer in
            for item in model.cases { writer.line("case \(item.identifier)(\(item.payload))") }
            for property in model.sharedProperties {
                writer.line()
                DocumentationEmitter.emit(
                    property.description, deprecation: property.deprecation, into: &writer)
                writer.block("public var \(property.identifier): \(property.type)") { writer in
                    writer.line("switch self {")
                    for item in model.cases {
                        writer.line("case .\(item.identifier)(let value): value.\(property.identifier)")
                    }
                    writer.line("}")
                }
            }
        }
    }

    /// An interface that no type implements. An enum without cases would do, but Swift warns of all code that handles
    /// one.
    private static func emitUninhabited(_ model: AbstractTypeModel, _ writer: inout SwiftWriter) {
        writer.block("public struct \(model.name): Sendable") { $0.line("private init() {}") }
    }
}
