import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Writes random operations that a schema mostly understands: the same seed, the same text.
///
/// A few names, arguments and places are wrong on purpose.
struct RandomOperation {
    private let schema: Schema
    private var random: SeededGenerator
    private var fragments: [String] = []
    private var aliases = 0

    init(schema: Schema, seed: UInt64) {
        self.schema = schema
        random = SeededGenerator(state: seed)
    }

    mutating func document() -> String {
        fragments = []
        let operation: OperationType = chance(75) ? .query : .mutation
        guard let root = schema.rootType(operation) else { return "" }
        let body = ([selectionSet(on: root, depth: 0)] + fragments).joined(separator: "\n")
        let used = ["$flag: Boolean! = true", "$number: Int = 3", "$any: Any"].filter {
            body.contains($0.prefix { $0 != ":" })
        }
        return "\(operation.keyword) Q" + (used.isEmpty ? "" : "(\(used.joined(separator: ", ")))") + " " + body
    }

    // MARK: Selections

    private mutating func selectionSet(on type: NamedType, depth: Int) -> String {
        "{ " + (0..<number(1...4)).map { _ in selection(on: type, depth: depth) }.joined(separator: " ") + " }"
    }

    private mutating func selection(on type: NamedType, depth: Int) -> String {
        if type.isAbstract || chance(15), depth < 5 { return fragment(on: type, depth: depth) }
        if chance(5) { return "__typename" }
        if chance(1) { return "unknown" }
        guard let field = type.fields.randomElement(using: &random) else { return "__typename" }
        let target = schema.namedType(of: field.type)
        if target.isComposite, depth >= 5 { return "__typename" }
        // Fields of one name whose arguments differ would not merge.
        aliases += field.arguments.isEmpty ? 0 : 1
        let alias = chance(2) ? "id: " : field.arguments.isEmpty ? "" : "a\(aliases): "
        let child = target.isComposite ? " " + selectionSet(on: target, depth: depth + 1) : ""
        return alias + field.name + arguments(of: field) + directives() + child
    }

    private mutating func fragment(on type: NamedType, depth: Int) -> String {
        let narrowed = type.possibleTypes.randomElement(using: &random).map { schema[$0] } ?? type
        let condition = chance(80) ? narrowed : type
        let body = selectionSet(on: condition, depth: depth + 1)
        if chance(30) {
            fragments.append("fragment F\(fragments.count) on \(condition.name) \(body)")
            return "...F\(fragments.count - 1)" + directives()
        }
        return "... on \(condition.name)" + directives() + " " + body
    }

    private mutating func directives() -> String {
        guard chance(10) else { return "" }
        return " @" + pick(["skip", "include"]) + "(if: " + pick(["true", "false", "$flag"]) + ")"
    }

    private mutating func arguments(of field: FieldDefinition) -> String {
        var given: [String] = []
        for argument in field.arguments where argument.isRequired || chance(50) {
            given.append("\(argument.name): \(value(of: argument.type))")
        }
        return given.isEmpty ? "" : "(" + given.joined(separator: ", ") + ")"
    }

    // MARK: Values

    /// A literal that mostly is of the type.
    mutating func value(of type: TypeReference, depth: Int = 0) -> String {
        if !type.isNonNull, depth > 3 || chance(10) { return "null" }
        if chance(2) { return pick(["$number", "$any", "{}", "[null]", "1e999", "WRONG"]) }
        if type.isList {
            return "["
                + (0..<number(0...3)).map { _ in value(of: type.itemType, depth: depth + 1) }
                .joined(separator: ", ") + "]"
        }
        let named = schema.namedType(of: type)
        switch named.kind {
        case .enum: return named.enumValues.randomElement(using: &random)?.name ?? "null"
        case .inputObject: return inputObject(named, depth: depth)
        default: return scalar(named)
        }
    }

    private mutating func inputObject(_ type: NamedType, depth: Int) -> String {
        var fields = type.inputFields.filter { $0.isRequired || depth < 3 && chance(40) }
        if type.isOneOf { fields = Array(type.inputFields.shuffled(using: &random).prefix(1)) }
        return "{"
            + fields.map { field in
                let type = type.isOneOf ? TypeReference(named: field.type.named, nonNullBits: 1) : field.type
                return "\(field.name): \(value(of: type, depth: depth + 1))"
            }.joined(separator: ", ") + "}"
    }

    private mutating func scalar(_ type: NamedType) -> String {
        switch type.builtInScalar {
        case .int: pick(["0", "-1", "2147483647", "7"])
        case .float: pick(["0.5", "-1e3", "3", "1e-7"])
        case .boolean: pick(["true", "false"])
        case .id: pick(["1", "\"x\"", "\"\""])
        case .string: pick([#""""#, #""a b""#, #""é\n\u0041""#, #""""block""""#])
        case nil: pick(["1", "\"x\"", "[1, {a: 2}]", "true"])
        }
    }

    // MARK: Chance

    mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func pick<T>(_ choices: [T]) -> T { choices[number(0...choices.count - 1)] }
}

/// A small generator whose sequence depends on its seed alone (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
