import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Coerces the values that a request gives for an operation's variables (spec section 6.1.2, CoerceVariableValues).
///
/// Stops after `maxErrors` errors; each says which variable, where in its value (for programs in `extensions.variable`,
/// `input.items[2].name`), and why.
struct VariableCoercion {
    let schema: Schema
    let document: Document
    let maxErrors: Int
    let suggestsNames: Bool
    let maxListItems: Int
    private(set) var errors: [GraphQLError] = []

    init(
        schema: Schema, document: Document, suggestsNames: Bool = true, maxListItems: Int = .max, maxErrors: Int = 50
    ) {
        self.schema = schema
        self.document = document
        self.suggestsNames = suggestsNames
        self.maxListItems = maxListItems
        self.maxErrors = maxErrors
    }

    /// The coerced values, defaults included.
    mutating func coerce(_ variables: OperationVariables, _ given: JSONObject) -> VariableValues {
        if variables.all.count == 1 { return VariableValues(variables, .one(coerce(variables, 0, given))) }
        var values: [JSONValue?] = []
        values.reserveCapacity(variables.all.count)
        for place in variables.all.indices {
            values.append(errors.count > maxErrors ? nil : coerce(variables, place, given))
        }
        return VariableValues(variables, .many(values))
    }

    private mutating func coerce(
        _ variables: OperationVariables, _ place: Int, _ given: JSONObject
    ) -> JSONValue? {
        // Each member is read by itself: copying the variable would cost more than coercing its value.
        let (name, type) = (variables.all[place].name, variables.all[place].type)
        let node = variables.all[place].definition
        guard let value = given[name] else {
            let definition = document.variableDefinitions[node]
            if let literal = definition.defaultValue {
                return LiteralCoercion(schema: schema, document: document).coerce(literal, to: type)
            }
            if type.isNonNull {
                report(
                    "Variable \"$\(name)\" of required type \"\(schema.text(type))\" was not provided.", at: name,
                    definition)
            }
            return nil
        }
        if case .null = value, type.isNonNull {
            report(
                "Variable \"$\(name)\" of non-null type \"\(schema.text(type))\" must not be null.", at: name,
                document.variableDefinitions[node])
            return nil
        }
        var coercion = InputCoercion(
            schema: schema, suggestsNames: suggestsNames && errors.isEmpty, maxListItems: maxListItems)
        let coerced = coercion.coerce(value, to: type)
        if coercion.failures.isEmpty { return coerced }
        for failure in coercion.failures {
            if let exceeded = failure.exceeded {
                let definition = document.variableDefinitions[node]
                errors.append(
                    .exceeding(
                        exceeded.limit, maximum: exceeded.maximum,
                        "Variable \"$\(name)\" at \"\(name)\(failure.path)\": \(failure.reason)",
                        locations: [document.location(of: definition.range)]))
                continue
            }
            var message = "Variable \"$\(name)\" got invalid value \(failure.value.inspected)"
            if !failure.path.isEmpty { message += " at \"\(name)\(failure.path)\"" }
            report(
                "\(message); \(failure.reason)", at: "\(name)\(failure.path)", document.variableDefinitions[node])
            if errors.count > maxErrors { break }
        }
        return nil
    }

    private mutating func report(_ message: String, at place: String, _ definition: VariableDefinitionNode) {
        guard errors.count < maxErrors else {
            errors.append(
                GraphQLError(
                    "Too many errors processing variables, error limit reached. Execution aborted.", code: .badUserInput
                ))
            return
        }
        errors.append(
            GraphQLError(
                message, locations: [document.location(of: definition.range)],
                extensions: ["code": .string(ErrorCode.badUserInput.rawValue), "variable": .string(place)]))
    }
}
