/// Writes a struct's stored properties and the initializer that takes all of them.
enum StructEmitter {
    static func emit(_ properties: [PropertyModel], into writer: inout SwiftWriter) {
        for property in properties {
            DocumentationEmitter.emit(property.description, deprecation: property.deprecation, into: &writer)
            writer.line("\(property.isBoxed ? "@Indirect " : "")public var \(property.identifier): \(property.type)")
        }
        if !properties.isEmpty { writer.line() }
        let itself = nameForSelf(properties)
        let parameters = properties.map { property in
            let label = SwiftIdentifier.label(property.name)
            let name = property.name == "self" ? "self \(itself)" : label
            return "\(name): \(property.type)" + (property.defaultValue.map { " = \($0)" } ?? "")
        }
        writer.list("public init", parameters, tail: properties.isEmpty ? " {}" : " {")
        guard !properties.isEmpty else { return }
        writer.indented { writer in
            for property in properties {
                let value = property.name == "self" ? itself : property.identifier
                writer.line("self.\(property.identifier) = \(value)")
            }
        }
        writer.line("}")
    }

    /// A parameter cannot be called `self`; this is what it is called where the property is.
    private static func nameForSelf(_ properties: [PropertyModel]) -> String {
        var name = "self_"
        while properties.contains(where: { $0.name == name }) { name += "_" }
        return name
    }
}
