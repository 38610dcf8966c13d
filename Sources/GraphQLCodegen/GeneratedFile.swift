/// A Swift file that the generator made.
public struct GeneratedFile: Sendable, Hashable {
    /// The file's name, without folder.
    public let name: String
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    static func emitHeader(
        _ origin: String, of cause: String = "schema", imports modules: [String] = EngineName.modules,
        into writer: inout SwiftWriter
    ) {
        writer.line("// Generated \(origin) by GraphQLCodegen. Change the \(cause), not this file.")
        writer.line()
        for module in modules { writer.line("import \(module)") }
    }
}
