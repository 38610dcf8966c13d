/// Writes the Swift file of one file of operations.
enum ClientFileEmitter {
    static func emit(_ file: ClientFileModel) -> GeneratedFile {
        var writer = SwiftWriter()
        GeneratedFile.emitHeader(
            "from \(file.fileName)", of: "operations", imports: ClientName.modules, into: &writer)
        for operation in file.operations {
            writer.line()
            ClientOperationEmitter.emit(operation, into: &writer)
        }
        for fragment in file.fragments {
            writer.line()
            SelectionEmitter.emit(fragment.selection, into: &writer)
        }
        return GeneratedFile(name: file.outputName, text: writer.text)
    }
}
