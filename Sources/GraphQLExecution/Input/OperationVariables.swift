import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The variables that an operation declares, looked up once for all requests.
final class OperationVariables: Sendable {
    struct Variable: Sendable {
        let name: String
        let nameNode: Name
        let type: TypeReference
        /// Index into `document.variableDefinitions`.
        let definition: Int
    }

    let document: Document
    let all: [Variable]
    /// Place by name; present only above `indexThreshold` variables.
    private let positions: [String: Int]?

    private static let indexThreshold = 8

    /// A variable of a type that the schema lacks is left out.
    init(_ definitions: NodeRange, in document: Document, _ schema: Schema) {
        self.document = document
        all = definitions.compactMap { index in
            let definition = document.variableDefinitions[index]
            return schema.reference(definition.type, in: document).map {
                Variable(
                    name: document.text(definition.name), nameNode: definition.name, type: $0, definition: index)
            }
        }
        positions =
            all.count > Self.indexThreshold
            ? Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first }) : nil
    }

    func position(of name: String) -> Int? {
        if let positions { return positions[name] }
        for place in all.indices where all[place].name == name { return place }
        return nil
    }

    func position(of name: Name) -> Int? {
        if let positions { return positions[document.text(name)] }
        for place in all.indices where document.areEqual(all[place].nameNode, name) { return place }
        return nil
    }
}

/// The coerced values of an operation's variables for one request; a variable without value has none.
struct VariableValues: Sendable {
    /// nil where there are no variables.
    private let declared: OperationVariables?
    /// By place in `declared`.
    private let values: InputValues

    static let none = VariableValues()

    private init() {
        declared = nil
        values = .none
    }

    init(_ declared: OperationVariables, _ values: InputValues) {
        self.declared = declared
        self.values = values
    }

    subscript(name: String) -> JSONValue? { declared?.position(of: name).flatMap { values[$0] } }

    /// The value of a variable that the operation's document names.
    subscript(name: Name) -> JSONValue? { declared?.position(of: name).flatMap { values[$0] } }
}
