import GraphQLJSON
import GraphQLSchema

extension SchemaCosts {
    /// What the arguments of one call of a field add to the cost.
    func arguments(_ definition: FieldDefinition, _ values: [JSONValue?]) -> Double {
        var cost = 0.0
        for (argument, value) in zip(definition.arguments, values) {
            if let value { cost = Weight.sum(cost, input(value, argument)) }
        }
        return cost
    }

    /// The cost of one coerced value: a list weighs what its items weigh.
    private func input(_ value: JSONValue, _ definition: InputValueDefinition) -> Double {
        let own = Weight.applied(definition.directives)
        guard own ?? 0 != 0 || isWeighed(definition.type) else { return 0 }
        return input(value, schema.namedType(of: definition.type), own ?? types[definition.type.named.index])
    }

    /// Recursion is as deep as the value, which its readers have bounded.
    private func input(_ value: JSONValue, _ type: NamedType, _ weight: Double) -> Double {
        switch value {
        case .null: return 0
        case .array(let items): return items.reduce(0) { Weight.sum($0, input($1, type, weight)) }
        case .object(let members):
            var cost = weight
            for field in type.inputFields {
                if let inner = members[field.name] { cost = Weight.sum(cost, input(inner, field)) }
            }
            return cost
        default: return weight
        }
    }
}
