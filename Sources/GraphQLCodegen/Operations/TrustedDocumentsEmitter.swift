/// Writes the operations as documents that a server trusts and clients may name.
enum TrustedDocumentsEmitter {
    static let fileName = "GeneratedOperations.swift"

    static func emit(_ operations: [OperationModel]) -> GeneratedFile {
        var writer = SwiftWriter()
        GeneratedFile.emitHeader("from the operations of this target", of: "operations", into: &writer)
        writer.line()
        writer.block("extension GeneratedSchema") { writer in
            writer.line("/// The operations of the folder `Operations`, each with the fragments that it uses, by name.")
            let head = "public static let operations: [\(EngineName.trustedDocument)] = ["
            if operations.isEmpty {
                writer.line(head + "]")
            } else {
                writer.line(head)
                writer.indented { writer in
                    for operation in operations { emit(operation, &writer) }
                }
                writer.line("]")
            }
            writer.line()
            writer.line("public var trustedDocuments: [\(EngineName.trustedDocument)] { Self.operations }")
        }
        return GeneratedFile(name: fileName, text: writer.text)
    }

    private static func emit(_ operation: OperationModel, _ writer: inout SwiftWriter) {
        writer.line("\(EngineName.trustedDocument)(")
        writer.indented { writer in
            writer.line(
                "name: \(SwiftStringLiteral.quoted(operation.name)), operationType: .\(operation.type.keyword),")
            writer.line("sha256: \"\(operation.sha256)\",")
            TextLiteral.emit("text: ", operation.text, tail: "),", into: &writer)
        }
    }
}
