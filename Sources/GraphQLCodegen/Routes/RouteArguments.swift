import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// What the operation of a route takes: the arguments of a root field, or the variables of an operation.
struct RouteArguments {
    struct Argument {
        let name: String
        let type: TypeReference
        let hasDefault: Bool

        var isRequired: Bool { type.isNonNull && !hasDefault }
    }

    let all: [Argument]
    let schema: Schema

    init(_ field: FieldDefinition, _ schema: Schema) {
        self.schema = schema
        all = field.arguments.map {
            Argument(name: $0.name, type: $0.type, hasDefault: $0.defaultLiteral != nil)
        }
    }

    init(_ operation: OperationDefinitionNode, _ document: Document, _ schema: Schema) {
        self.schema = schema
        all = operation.variableDefinitions.compactMap { index in
            let variable = document.variableDefinitions[index]
            guard let type = schema.reference(variable.type, in: document) else { return nil }
            return Argument(name: document.text(variable.name), type: type, hasDefault: variable.defaultValue != nil)
        }
    }

    func argument(_ name: String) -> Argument? { all.first { $0.name == name } }

    /// The type of an argument, or of the input field that the names behind the first lead to.
    func type(at path: [String]) -> TypeReference? {
        guard let name = path.first, var type = argument(name)?.type else { return nil }
        for name in path.dropFirst() {
            guard !type.isList, let field = schema.namedType(of: type).inputField(name) else { return nil }
            type = field.type
        }
        return type
    }

    /// Whether the query of a URL can carry values of a type as texts.
    func isTextual(_ type: TypeReference) -> Bool { type.listDepth <= 1 && schema.namedType(of: type).isLeaf }

    /// What there is, as the beginning of a sentence.
    var listing: String {
        if all.isEmpty { return "There are no arguments" }
        return "There \(all.count == 1 ? "is" : "are") " + all.map { "\"\($0.name)\"" }.joined(separator: ", ")
    }
}

extension DirectiveDefinition {
    /// The values of the arguments that are left out.
    var defaults: JSONObject {
        var object = JSONObject()
        for argument in arguments { object[argument.name] = argument.defaultValue }
        return object
    }
}
