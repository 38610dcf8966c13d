import GraphQLJSON
import GraphQLSchema

/// Plausible scalars: the names of a field or scalar type hint at what they look like.
enum RandomScalar {
    private static let words = list(
        """
        amber birch cedar delta ember fjord grove harbor iris juniper kestrel lagoon maple nimbus orchid pebble quartz \
        river sable thicket umber violet willow zephyr
        """)
    private static let givenNames = list("Ada Alan Barbara Edsger Frances Grace John Katherine Tony")
    private static let familyNames = list("Allen Dijkstra Hoare Hopper Johnson Liskov Lovelace Turing")

    private static func list(_ words: String) -> [String] { words.split(separator: " ").map(String.init) }

    static func value(of type: NamedType, named name: String, _ mix: SeedMix) -> JSONValue {
        switch type.builtInScalar {
        case .int: .int(Int64(mix.draw("int", below: 1_000)))
        case .float: .double(Double(mix.draw("float", below: 100_000)) / 100)
        case .boolean: .bool(mix.draw("boolean", below: 2) == 1)
        case .id: .string(String(mix.draw("id", below: 1_000_000)))
        case .string: .string(text(name, mix))
        case nil: .string(text(type.name, mix))
        }
    }

    private static func text(_ name: String, _ mix: SeedMix) -> String {
        let hint = name.lowercased()
        if hint.contains("email") { return "\(word(mix, "user"))@example.com" }
        if hint.contains("url") || hint.contains("uri") { return "https://example.com/\(word(mix, "path"))" }
        if hint.contains("uuid") { return uuid(mix) }
        if hint.contains("time") || name.hasSuffix("At") || name.hasSuffix("_at") {
            return "\(date(mix))T\(time(mix))Z"
        }
        if hint.contains("date") || hint.contains("day") { return date(mix) }
        if hint.contains("name") { return pick(givenNames, mix, "given") + " " + pick(familyNames, mix, "family") }
        return (0..<3).map { word(mix, "word\($0)") }.joined(separator: " ")
    }

    private static func word(_ mix: SeedMix, _ purpose: String) -> String { pick(words, mix, purpose) }

    private static func pick(_ choices: [String], _ mix: SeedMix, _ purpose: String) -> String {
        choices[mix.draw(purpose, below: choices.count)]
    }

    private static func date(_ mix: SeedMix) -> String {
        let year = 2020 + mix.draw("year", below: 6)
        return "\(year)-\(padded(1 + mix.draw("month", below: 12)))-\(padded(1 + mix.draw("day", below: 28)))"
    }

    private static func time(_ mix: SeedMix) -> String {
        "\(padded(mix.draw("hour", below: 24))):\(padded(mix.draw("minute", below: 60))):"
            + padded(mix.draw("second", below: 60))
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Version 4, variant 1.
    private static func uuid(_ mix: SeedMix) -> String {
        let digits = Array("0123456789abcdef")
        var text = ""
        for position in 0..<32 {
            if [8, 12, 16, 20].contains(position) { text += "-" }
            switch position {
            case 12: text += "4"
            case 16: text.append(digits[8 + mix.draw("uuid16", below: 4)])
            default: text.append(digits[mix.draw("uuid\(position)", below: 16)])
            }
        }
        return text
    }
}
