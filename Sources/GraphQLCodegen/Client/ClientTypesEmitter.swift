/// Writes the enums and input objects that the operations use.
enum ClientTypesEmitter {
    static let fileName = "GeneratedTypes.swift"

    static func emit(_ model: ClientModel) -> GeneratedFile {
        var writer = SwiftWriter()
        GeneratedFile.emitHeader(
            "from the schema for the operations of this target", imports: ClientName.modules,
            into: &writer)
        for item in model.enums {
            writer.line()
            ClientEnumEmitter.emit(item, into: &writer)
        }
        for item in model.inputs {
            writer.line()
            ClientInputEmitter.emit(item, into: &writer)
        }
        return GeneratedFile(name: fileName, text: writer.text)
    }
}
