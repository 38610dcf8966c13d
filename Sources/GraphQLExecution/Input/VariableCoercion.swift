import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Coerces the values that a request gives for an operation's variables (spec section 6.1.2, CoerceVariableValues).
///
/// Stops after `maxErrors` errors; each says which variable, where in its value, and why.
struct VariableCoercion {
    let schema: Schema
    let document: Document
    let maxErrors: Int
    let suggestsNames: Bool
    private(set) var errors: [GraphQLError] = []

    init(schema: Schema, document: Document, suggestsNames: Bool = true, maxErrors: Int = 50) {
        self.schema = schema
        self.document = document
        self.suggestsNames = suggestsNames
        self.maxErrors = maxErrors
    }

    /// A variable of an operation with its type looked up, once for all requests.
    struct Variable: Sendable {
        let name: String
        let type: TypeReference
        /// Index into `document.variableDefinitions`.
        let definition: Int
    }

    /// The variables of an operation; one of a type that the schema lacks is left out.
    static func variables(_ definitions: NodeRange, in document: Document, _ schema: Schema) -> [Variable] {
        definitions.compactMap { index in
            let definition = document.variableDefinitions[index]
            return schema.reference(definition.type, in: document).map {
                Variable(name: document.text(definition.name), type: $0, definition: index)
            }
        }
    }

    /// The coerced values by variable name, defaults included; a variable without value is missing.
    mutating func coerce(_ variables: [Variable], _ given: JSONObject) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for variable in variables {
            if errors.count > maxErrors { break }
            let (name, type) = (variable.name, variable.type)
            let definition = document.variableDefinitions[variable.definition]
            guard let value = given[name] else {
                if let literal = definition.defaultValue {
                    values[name] = LiteralCoercion(schema: schema, document: document).coerce(literal, to: type)
                } else if type.isNonNull {
                    report(
                        "Variable \"$\(name)\" of required type \"\(schema.text(type))\" was not provided.", definition)
                }
                continue
            }
            if value == .null, type.isNonNull {
                report("Variable \"$\(name)\" of non-null type \"\(schema.text(type))\" must not be null.", definition)
                continue
            }
            var coercion = InputCoercion(schema: schema, suggestsNames: suggestsNames)
            let coerced = coercion.coerce(value, to: type)
            if coercion.failures.isEmpty {
                values[name] = coerced
                continue
            }
            for failure in coercion.failures {
                var message = "Variable \"$\(name)\" got invalid value \(failure.value.inspected)"
                if !failure.path.isEmpty { message += " at \"\(name)\(failure.path)\"" }
                report("\(message); \(failure.reason)", definition)
                if errors.count > maxErrors { break }
            }
        }
        return values
    }

    private mutating func report(_ message: String, _ definition: VariableDefinitionNode) {
        guard errors.count < maxErrors else {
            errors.append(
                GraphQLError(
                    "Too many errors processing variables, error limit reached. Execution aborted.", code: .badUserInput
                ))
            return
        }
        errors.append(
            GraphQLError(message, code: .badUserInput, locations: [document.location(of: definition.range)]))
    }
}
