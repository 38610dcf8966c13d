import GraphQLLanguage
import GraphQLSchema

/// The Swift names that generated operations use. Every name that Swift or another declaration needs gets an underscore
/// at its end, so that a schema, which clients cannot change, always has names.
struct ClientNames {
    /// Names that generated code writes, and that no type can have or would mean where it writes them.
    private static let reserved = SwiftIdentifier.impossibleTypes.union(modules).union(["Indirect"])
    private static let modules: Set<String> = ["GraphQLJSON", "GraphQLOperations", "Swift"]

    /// The names of enums, input objects, operations and fragments: no type that is made for a field may hide one.
    private let declared: Set<String>

    init(_ schema: Schema, operations: [OperationModel], fragments: some Sequence<String>) {
        var declared: Set<String> = []
        for type in schema.types where !type.isBuiltIn && (type.kind == .enum || type.kind == .inputObject) {
            declared.insert(Self.type(type.name))
        }
        for operation in operations { declared.insert(Self.operation(operation.name, operation.type)) }
        for fragment in fragments { declared.insert(Self.fragment(fragment)) }
        self.declared = declared
    }

    /// The name of an enum or input object.
    static func type(_ name: String) -> String { SwiftIdentifier.escaped(reserved.contains(name) ? name + "_" : name) }

    /// The name of an operation's struct: `AskModelQuery` for a query `AskModel`.
    static func operation(_ name: String, _ type: OperationType) -> String {
        suffixed(name, SwiftIdentifier.upperCamel(type.keyword))
    }

    func fragment(_ name: String) -> String { Self.fragment(name) }

    /// The name of a fragment's type: `AnswerFragment` for a fragment `Answer`.
    static func fragment(_ name: String) -> String { suffixed(name, "Fragment") }

    /// The name of a type that is made for a field or an object type, inside others.
    ///
    /// - Parameter others: further names that it may not have.
    func nested(_ name: String, among others: Set<String> = []) -> String {
        var name = name
        while declared.contains(name) || Self.reserved.contains(name) || others.contains(name) { name += "_" }
        return SwiftIdentifier.escaped(name)
    }

    /// The name of a property or case for a field or variable.
    ///
    /// - Parameters:
    ///   - types: the names of the types that are declared beside it, which it may not have.
    ///   - members: the names of what stands beside it.
    func member(_ name: String, beside types: Set<String>, _ members: Set<String>) -> String {
        guard isTaken(name) || types.contains(name) else { return name }
        var name = name
        repeat { name += "_" } while isTaken(name) || types.contains(name) || members.contains(name)
        return name
    }

    private func isTaken(_ name: String) -> Bool { declared.contains(name) || Self.modules.contains(name) }

    private static func suffixed(_ name: String, _ suffix: String) -> String {
        let name = SwiftIdentifier.typeName(name)
        return name.hasSuffix(suffix) && name != suffix ? name : name + suffix
    }
}
