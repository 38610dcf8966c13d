/// Writes the struct of an operation.
enum ClientOperationEmitter {
    static func emit(_ model: ClientOperationModel, into writer: inout SwiftWriter) {
        let operation = model.operation
        DocumentationEmitter.emit(
            model.description ?? "The \(operation.type.keyword) `\(operation.name)`.", into: &writer)
        let conformance = model.resumption == nil ? ClientName.operation : ClientName.resumable
        writer.block("public struct \(model.structName): \(conformance)") { writer in
            writer.line("public static let name = \(SwiftStringLiteral.quoted(operation.name))")
            writer.line("public static let type = \(ClientName.operationType).\(operation.type.keyword)")
            writer.line("public static let sha256 = \"\(operation.sha256)\"")
            TextLiteral.emit("public static let document = ", operation.text, into: &writer)
            writer.line()
            StructEmitter.emit(model.variables.map(\.property), into: &writer)
            writer.line()
            emitEncoding(model, &writer)
            if let resumption = model.resumption {
                writer.line()
                emit(resumption, &writer)
            }
            writer.line()
            SelectionEmitter.emit(model.data, into: &writer)
        }
    }

    private static func emitEncoding(_ model: ClientOperationModel, _ writer: inout SwiftWriter) {
        let head = "public func encode(into variables: inout \(ClientName.fields))"
        if model.variables.isEmpty { return writer.line(head + " {}") }
        writer.block(head) { writer in
            for variable in model.variables {
                writer.line(
                    variable.encoding.statement(
                        "variables", variable.name, "self.\(variable.property.identifier)"))
            }
        }
    }

    private static func emit(_ resumption: ClientOperationModel.Resumption, _ writer: inout SwiftWriter) {
        let expression = resumption.path.expression
        writer.block("public static func position(of data: Data) -> Swift.String?") { writer in
            switch (resumption.isNumber, resumption.path.isOptional) {
            case (false, _): writer.line(expression)
            case (true, false): writer.line("Swift.String(\(expression))")
            case (true, true): writer.line("(\(expression)).map { Swift.String($0) }")
            }
        }
        writer.line()
        writer.block("public mutating func resume(after position: Swift.String)") { writer in
            guard resumption.takesNumber else {
                return writer.line("self.after = \(resumption.isTriState ? ".value(position)" : "position")")
            }
            let value = resumption.isTriState ? ".value(number)" : "number"
            writer.line("if let number = Swift.Int(position) { self.after = \(value) }")
        }
    }
}
