import GraphQLLanguage
import GraphQLSchema

/// The Swift type that stands for each type of a schema.
struct SwiftTypes {
    let schema: Schema
    /// By `TypeID`, ready to be written.
    private let names: [String]
    private let bound: Set<TypeID>

    /// The types of a server.
    init(_ schema: Schema) {
        self.init(schema, binding: "type") { Self.builtIn($0) ?? SwiftIdentifier.escaped($0.name) }
    }

    /// - Parameters:
    ///   - binding: the argument of `@swift` that names existing types.
    ///   - name: the name of a type that is not bound.
    init(_ schema: Schema, binding: String, name: (NamedType) -> String) {
        self.schema = schema
        var bound: Set<TypeID> = []
        var names: [String] = []
        for type in schema.types {
            if let existing = type.directives.first(where: { $0.name == "swift" })?.arguments[binding]?.stringValue {
                bound.insert(type.id)
                names.append(existing)
            } else {
                names.append(name(type))
            }
        }
        self.names = names
        self.bound = bound
    }

    /// Whether `@swift` binds the type to one that exists.
    func isBound(_ type: TypeID) -> Bool { bound.contains(type) }

    subscript(_ type: TypeID) -> String { names[type.index] }

    /// `[String!]` → `[String]?`.
    func text(_ reference: TypeReference) -> String {
        wrapped(reference, names[reference.named.index])
    }

    /// The type of a value that is known not to be null.
    func nonNullText(_ reference: TypeReference) -> String {
        let text = text(reference)
        return reference.isNonNull ? text : String(text.dropLast())
    }

    /// The lists and optionals of a reference around a type of another name.
    func wrapped(_ reference: TypeReference, _ name: String) -> String {
        var text = name
        if reference.nonNullBits & 1 == 0 { text += "?" }
        for level in 0..<UInt32(reference.listDepth) {
            text = "[\(text)]" + (reference.nonNullBits & (2 << level) == 0 ? "?" : "")
        }
        return text
    }

    private static func builtIn(_ type: NamedType) -> String? {
        switch type.builtInScalar {
        case .int: "Int"
        case .float: "Double"
        case .string: "String"
        case .boolean: "Bool"
        case .id: "ID"
        case nil: nil
        }
    }
}
