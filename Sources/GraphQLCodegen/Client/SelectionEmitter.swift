/// Writes the struct or enum of what a selection set selects, and the types inside it.
enum SelectionEmitter {
    static func emit(_ model: SelectionModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.description, into: &writer)
        let always = model.fragments.filter { !$0.isOptional }
        if !always.isEmpty { writer.line("@dynamicMemberLookup") }
        let keyword = model.variants.isEmpty ? "struct" : "enum"
        writer.block("public \(keyword) \(model.name): \(ClientName.data)") { writer in
            if model.variants.isEmpty { emitStruct(model, &writer) } else { emitEnum(model, &writer) }
            for fragment in always {
                writer.line()
                writer.block(
                    "public subscript<Value>(dynamicMember path: Swift.KeyPath<\(fragment.type), Value>) -> Value"
                ) { $0.line("\(fragment.identifier)[keyPath: path]") }
            }
            for nested in model.nested {
                writer.line()
                emit(nested, into: &writer)
            }
            for variant in model.variants {
                writer.line()
                emit(variant.payload, into: &writer)
            }
        }
    }

    // MARK: Structs

    private static func emitStruct(_ model: SelectionModel, _ writer: inout SwiftWriter) {
        for property in model.properties {
            DocumentationEmitter.emit(property.description, deprecation: property.deprecation, into: &writer)
            writer.line("public let \(property.identifier): \(property.type)")
        }
        for fragment in model.fragments {
            writer.line("/// The fragment `\(fragment.name)`.")
            writer.line("public let \(fragment.identifier): \(fragment.type)")
        }
        if !model.properties.isEmpty || !model.fragments.isEmpty { writer.line() }
        writer.block("public init(from decoder: \(ClientName.decoder)) throws") { writer in
            if readsFields(model) { writer.line("let object = try \(ClientName.object)(decoder)") }
            for property in model.properties {
                let function = property.isOptional ? "decodeIfPresent" : "decode"
                let name = SwiftStringLiteral.quoted(property.responseName)
                writer.line("self.\(property.identifier) = try object.\(function)(\(name))")
            }
            for fragment in model.fragments {
                let value = "\(fragment.structName)(from: decoder)"
                switch fragment.presence {
                case .always: writer.line("self.\(fragment.identifier) = try \(value)")
                case .field(let key):
                    let name = SwiftStringLiteral.quoted(key)
                    writer.line("self.\(fragment.identifier) = try object.contains(\(name)) ? \(value) : nil")
                case .readable: writer.line("self.\(fragment.identifier) = try? \(value)")
                }
            }
        }
    }

    private static func readsFields(_ model: SelectionModel) -> Bool {
        !model.properties.isEmpty
            || model.fragments.contains {
                if case .field = $0.presence { return true }
                return false
            }
    }

    // MARK: Enums

    private static func emitEnum(_ model: SelectionModel, _ writer: inout SwiftWriter) {
        for variant in model.variants {
            writer.line("case \(variant.identifier)(\(variant.payload.name))")
        }
        writer.line()
        writer.block("public init(from decoder: \(ClientName.decoder)) throws") { writer in
            writer.line("switch try \(ClientName.object)(decoder).typename() {")
            for variant in model.variants {
                let pattern = variant.typename.map { "case \(SwiftStringLiteral.quoted($0))" } ?? "default"
                writer.line("\(pattern): self = .\(variant.identifier)(try \(variant.payload.name)(from: decoder))")
            }
            writer.line("}")
        }
        for property in model.properties {
            writer.line()
            DocumentationEmitter.emit(property.description, deprecation: property.deprecation, into: &writer)
            emitShared(property.identifier, property.type, model, &writer)
        }
        for fragment in model.fragments {
            writer.line()
            writer.line("/// The fragment `\(fragment.name)`.")
            emitShared(fragment.identifier, fragment.type, model, &writer)
        }
    }

    /// A property that all cases have.
    private static func emitShared(
        _ identifier: String, _ type: String, _ model: SelectionModel, _ writer: inout SwiftWriter
    ) {
        writer.block("public var \(identifier): \(type)") { writer in
            writer.line("switch self {")
            for variant in model.variants {
                writer.line("case .\(variant.identifier)(let value): value.\(identifier)")
            }
            writer.line("}")
        }
    }
}
