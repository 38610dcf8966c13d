import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The coerced arguments of one field (spec section 6.4.1), by their position in its definition.
public struct Arguments: Sendable {
    let values: InputValues

    /// The n-th argument as a Swift value; an argument without value decodes like null.
    ///
    /// Throws an `InputMistake` for a value that its type does not take.
    public func decode<T: InputDecodable>(_ position: Int, as type: T.Type = T.self) throws -> T {
        do { return try T(input: values[position] ?? .null) } catch {
            throw InputMistake.of(argument: position, error)
        }
    }

    /// The n-th argument, nil when it has no value.
    public subscript(position: Int) -> JSONValue? { values[position] }
}

extension OperationRun {
    /// The arguments of a step with the variables of this request filled in.
    ///
    /// Throws an error of code `BAD_USER_INPUT` when a required argument has no value; its field becomes null.
    public func arguments(of step: Step) throws(GraphQLError) -> Arguments {
        if hasExpired { throw limits.timeoutError() }
        // Members by themselves: copying a detail costs more than most arguments.
        let planned = plan.details[Int(step.index)].arguments
        let definitions = plan.details[Int(step.index)].definition.arguments
        switch planned.count {
        case 0: return Arguments(values: .none)
        case 1: return Arguments(values: .one(try value(of: planned[0], definitions[0])))
        default:
            var values: [JSONValue?] = []
            values.reserveCapacity(planned.count)
            for (position, planned) in planned.enumerated() {
                values.append(try value(of: planned, definitions[position]))
            }
            return Arguments(values: .many(values))
        }
    }

    private func value(
        of planned: PlannedArgument, _ definition: InputValueDefinition
    ) throws(GraphQLError) -> JSONValue? {
        let value: JSONValue?
        switch planned {
        case .absent: value = nil
        case .constant(let constant): value = constant
        case .value(let literal): value = try coerce(literal, definition)
        }
        if definition.type.isNonNull, value?.isNull ?? true {
            throw GraphQLError(
                "Argument \"\(definition.name)\" of required type \"\(plan.schema.text(definition.type))\" was not "
                    + "provided.", code: .badUserInput)
        }
        return value
    }

    private func coerce(_ literal: Int, _ definition: InputValueDefinition) throws(GraphQLError) -> JSONValue? {
        let document = plan.document
        let node = document.values[literal]
        if node.kind == .variable {
            guard let value = variables[node.name] else {
                if let defaultValue = definition.defaultValue { return defaultValue }
                guard definition.type.isNonNull else { return nil }
                throw GraphQLError(
                    "Argument \"\(definition.name)\" of required type \"\(plan.schema.text(definition.type))\" was "
                        + "provided the variable \"$\(document.text(node.name))\" which was not provided a runtime value.",
                    code: .badUserInput, locations: [document.location(of: node.range)])
            }
            guard value.isNull, definition.type.isNonNull else { return value }
            throw GraphQLError(
                "Argument \"\(definition.name)\" of non-null type \"\(plan.schema.text(definition.type))\" must not be "
                    + "null.", code: .badUserInput, locations: [document.location(of: node.range)])
        }
        let coercion = LiteralCoercion(schema: plan.schema, document: document, variables: variables)
        guard let value = coercion.coerce(literal, to: definition.type) else {
            throw GraphQLError(
                "Argument \"\(definition.name)\" has invalid value \(document.source.text(node.range)).",
                code: .badUserInput, locations: [document.location(of: node.range)])
        }
        return value
    }
}
