import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Plausible values by type and name, the same for the same seed: what a mock server answers with.
///
/// Each object carries a seed of its own, from which the values of its fields follow by their names and arguments; so
/// a value depends on its place in the response alone, not on what else is asked for or in which order.
public struct RandomSource: DynamicSource {
    /// The member of an object that carries its seed; no field can have this name.
    static let seedKey = "$seed"
    /// Lists have between one and this many items.
    static let maxItems = 4

    private let schema: Schema
    private let seed: UInt64

    public init(schema: Schema, seed: UInt64 = 0) {
        self.schema = schema
        self.seed = seed
    }

    public var root: JSONValue { .object([Self.seedKey: .string(String(seed))]) }

    public func value(
        of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments
    ) -> JSONValue {
        var mix = SeedMix(parent[Self.seedKey]?.stringValue.flatMap { UInt64($0) } ?? seed)
        mix.combine(field.name)
        for position in field.arguments.indices { mix.combine(arguments[position]?.serializedText ?? "") }
        return value(of: field.type, named: field.name, mix)
    }

    private func value(of type: TypeReference, named name: String, _ mix: SeedMix) -> JSONValue {
        if !type.isNonNull, mix.draw("null", below: 10) == 0 { return .null }
        if type.isList {
            let count = 1 + mix.draw("count", below: Self.maxItems)
            return .array(
                (0..<count).map { index in
                    var own = mix
                    own.combine(String(index))
                    return value(of: type.itemType, named: name, own)
                })
        }
        let named = schema.namedType(of: type)
        switch named.kind {
        case .scalar: return RandomScalar.value(of: named, named: name, mix)
        case .enum:
            return named.enumValues.isEmpty
                ? .null : .string(named.enumValues[mix.draw("enum", below: named.enumValues.count)].name)
        case .object, .inputObject: return object(named.name, mix)
        case .interface, .union:
            guard !named.possibleTypes.isEmpty else { return .null }
            let concrete = named.possibleTypes[mix.draw("type", below: named.possibleTypes.count)]
            return object(schema[concrete].name, mix)
        }
    }

    private func object(_ typename: String, _ mix: SeedMix) -> JSONValue {
        .object(["__typename": .string(typename), Self.seedKey: .string(String(mix.state))])
    }
}

/// A seed that names of places are mixed into, and numbers drawn from (FNV-1a, then SplitMix64's finisher).
struct SeedMix {
    private(set) var state: UInt64

    init(_ seed: UInt64) { state = seed ^ 0xCBF2_9CE4_8422_2325 }

    mutating func combine(_ text: String) {
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The end of a text counts too: "ab", "c" differs from "a", "bc".
        state = (state ^ 0xFF) &* 0x100_0000_01B3
    }

    /// A number below `bound` for a purpose; the same purpose gives the same number.
    func draw(_ purpose: String, below bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        var own = self
        own.combine(purpose)
        var mixed = own.state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(bound))
    }
}
