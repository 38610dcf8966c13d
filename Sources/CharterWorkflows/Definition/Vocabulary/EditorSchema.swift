import GraphQLJSON

/// The JSON Schema of definitions, for editors: made of the vocabulary that files are checked with, so that both agree.
/// `Deploy/workflows/workflow.schema.json` is this text; a test compares them.
public enum EditorSchema {
    /// The schema as JSON text, indented.
    public static var text: String { indented(document, level: 0) + "\n" }

    static var document: JSONValue {
        guard case .object(var schema) = schema(.mapping(DefinitionVocabulary.workflow)) else { return .null }
        let definitions = DefinitionVocabulary.definitions.sorted { $0.key < $1.key }
        schema["$defs"] = .object(JSONObject(definitions.map { ($0.key, Self.schema($0.value)) }))
        let head: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Charter workflow",
            "description": "The definition of a workflow: what it takes, its steps and what it gives.",
        ]
        return .object(JSONObject((head.members + schema.members).map { ($0.key, $0.value) }))
    }

    private static let namePattern = "^[A-Za-z][A-Za-z0-9_]{0,63}$"
    private static let durationPattern = #"^([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+$"#
    private static let withExpression: JSONValue = ["type": "string", "pattern": #"\{\{"#]

    private static func schema(_ shape: NodeShape) -> JSONValue {
        switch shape {
        case .text(let maxLength): ["type": "string", "minLength": 1, "maxLength": .int(Int64(maxLength))]
        case .workflowName: ["type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,99}$"]
        case .name: ["type": "string", "pattern": .string(namePattern)]
        case .template: ["type": ["string", "number", "boolean"]]
        case .expression: ["type": ["string", "boolean"]]
        case .value, .constant: .bool(true)
        case .boolean: ["type": "boolean"]
        case .integer(let range): integer(range)
        case .number(let range): number(range)
        case .duration: ["type": "string", "pattern": .string(durationPattern)]
        case .choice(let options): ["enum": .array(options.map { .string($0) })]
        case .templated(let shape): ["anyOf": [schema(shape), withExpression]]
        case .list(let element, let count):
            [
                "type": "array", "items": schema(element), "minItems": .int(Int64(count.lowerBound)),
                "maxItems": .int(Int64(count.upperBound)),
            ]
        case .mapping(let keys): mapping(keys)
        case .names(let shape, let count): entries(shape, count, names: ["pattern": .string(namePattern)])
        case .texts(let shape, let count): entries(shape, count, names: nil)
        case .either(let alternatives): ["anyOf": .array(alternatives.map(schema))]
        case .defined(let name): ["$ref": .string("#/$defs/\(name)")]
        }
    }

    private static func integer(_ range: ClosedRange<Int>) -> JSONValue {
        guard range != Int.min...Int.max else { return ["type": "integer"] }
        return ["type": "integer", "minimum": .int(Int64(range.lowerBound)), "maximum": .int(Int64(range.upperBound))]
    }

    private static func number(_ range: ClosedRange<Double>) -> JSONValue {
        guard range.upperBound < 1e300 else { return ["type": "number"] }
        return ["type": "number", "minimum": bound(range.lowerBound), "maximum": bound(range.upperBound)]
    }

    private static func bound(_ number: Double) -> JSONValue {
        Int64(exactly: number).map(JSONValue.int) ?? .double(number)
    }

    private static func entries(_ shape: NodeShape, _ count: ClosedRange<Int>, names: JSONValue?) -> JSONValue {
        var object: JSONObject = [
            "type": "object", "additionalProperties": schema(shape), "minProperties": .int(Int64(count.lowerBound)),
            "maxProperties": .int(Int64(count.upperBound)),
        ]
        object["propertyNames"] = names
        return .object(object)
    }

    private static func mapping(_ keys: NodeKeys) -> JSONValue {
        let properties = keys.keys.map { key -> (String, JSONValue) in
            guard case .object(var schema) = schema(key.shape) else {
                return (key.name, ["description": .string(key.summary)])
            }
            schema["description"] = .string(key.summary)
            return (key.name, .object(schema))
        }
        var object: JSONObject = [
            "type": "object", "properties": .object(JSONObject(properties)), "additionalProperties": false,
        ]
        let required = keys.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { object["required"] = .array(required) }
        for rule in keys.rules {
            switch rule {
            case .exactlyOne(let names): object["oneOf"] = .array(names.map { ["required": [.string($0)]] })
            case .atMostOne(let names): object["not"] = ["required": .array(names.map { .string($0) })]
            case .requires(let name, let other): object["dependentRequired"] = .object([name: [.string(other)]])
            }
        }
        return .object(object)
    }

    private static func indented(_ value: JSONValue, level: Int) -> String {
        let inner = String(repeating: "  ", count: level + 1)
        let outer = String(repeating: "  ", count: level)
        switch value {
        case .object(let object) where !object.isEmpty:
            let members = object.members.map {
                "\(inner)\(JSONValue.string($0.key).jsonText): \(indented($0.value, level: level + 1))"
            }
            return "{\n" + members.joined(separator: ",\n") + "\n\(outer)}"
        case .array(let elements) where elements.contains { $0.isContainer }:
            let lines = elements.map { inner + indented($0, level: level + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        default: return value.jsonText
        }
    }
}

extension JSONValue {
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
