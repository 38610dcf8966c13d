/// Writes random documents that are syntactically valid: the same seed, the same text.
struct RandomDocument {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    mutating func document() -> String {
        let count = Int.random(in: 1...4, using: &random)
        return (0..<count).map { _ in definition() }.joined(separator: pick([" ", "\n", "\r\n# comment\r", ",\t"]))
    }

    private mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }
    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func many(_ range: ClosedRange<Int>, _ item: (inout RandomDocument) -> String) -> String {
        (0..<Int.random(in: range, using: &random)).map { _ in item(&self) }.joined(
            separator: pick([" ", "\n  ", ","]))
    }

    private mutating func definition() -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return selectionSet(depth: 0)
        case 1:
            return description() + pick(["query", "mutation", "subscription"]) + " " + pick(["", name()])
                + variables() + directives() + selectionSet(depth: 0)
        case 2: return description() + "fragment F\(name()) on \(name())" + directives() + selectionSet(depth: 0)
        case 3: return description() + "schema" + directives(constant: true) + "{query: \(name())}"
        case 4: return description() + "scalar \(name())" + directives(constant: true)
        case 5:
            return description() + pick(["type", "interface"]) + " \(name())" + pick(["", " implements A & B"])
                + directives(constant: true) + "{" + many(1...3) { $0.fieldDefinition() } + "}"
        case 6: return description() + "union \(name())" + directives(constant: true) + "= A | \(name())"
        case 7:
            return description() + "enum \(name())" + directives(constant: true) + "{"
                + many(1...3) { $0.description() + "V" + $0.name() + $0.directives(constant: true) } + "}"
        case 8: return pick(["extend ", description()]) + "input \(name()) {" + many(1...3) { $0.inputValue() } + "}"
        default:
            return description() + "directive @\(name())" + arguments() + pick([" ", " repeatable "])
                + "on FIELD | \(pick(["QUERY", "ENUM_VALUE"]))"
        }
    }

    private mutating func selectionSet(depth: Int) -> String {
        "{" + many(1...4) { $0.selection(depth: depth) } + "}"
    }

    private mutating func selection(depth: Int) -> String {
        let nested = depth < 4 && chance(30) ? selectionSet(depth: depth + 1) : ""
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "...F" + name() + directives()
        case 1: return "... " + pick(["", "on \(name())"]) + directives() + selectionSet(depth: depth + 1)
        case 2: return name() + ": " + name() + values() + directives() + nested
        default: return name() + values() + directives() + nested
        }
    }

    private mutating func fieldDefinition() -> String {
        description() + name() + arguments() + ": " + type() + directives(constant: true)
    }

    private mutating func arguments() -> String {
        chance(50) ? "(" + many(1...3) { $0.inputValue() } + ")" : ""
    }

    private mutating func inputValue() -> String { description() + undescribedInputValue() }

    private mutating func undescribedInputValue() -> String {
        name() + ": " + type() + (chance(50) ? "= " + value(constant: true) : "")
            + directives(constant: true)
    }

    private mutating func variables() -> String {
        guard chance(50) else { return "" }
        return "(" + many(1...3) { $0.description() + "$" + $0.undescribedInputValue() } + ")"
    }

    private mutating func directives(constant: Bool = false) -> String {
        chance(25) ? " @" + name() + values(constant: constant) : ""
    }

    private mutating func values(constant: Bool = false) -> String {
        chance(40) ? "(" + many(1...4) { $0.name() + ": " + $0.value(constant: constant) } + ")" : ""
    }

    private mutating func type() -> String {
        pick(["T", "T!", "[T]", "[T!]!", "[[T]!]", "[[[T!]!]!]!"])
    }

    private mutating func value(constant: Bool, depth: Int = 0) -> String {
        switch Int.random(in: 0..<(depth < 4 ? 10 : 8), using: &random) {
        case 0: return pick(["0", "-1", "12345678901234567890"])
        case 1: return pick(["1.5", "-0.0e-10", "1E5"])
        case 2: return pick(["true", "false", "null", "ENUM", "on"])
        case 3: return constant ? "1" : "$v"
        case 4, 5: return quoted()
        case 6, 7: return block()
        case 8: return "[" + many(0...4) { $0.value(constant: constant, depth: depth + 1) } + "]"
        default: return "{" + many(0...4) { $0.name() + ":" + $0.value(constant: constant, depth: depth + 1) } + "}"
        }
    }

    private mutating func description() -> String { chance(30) ? pick([quoted(), block()]) + pick([" ", "\n"]) : "" }

    private mutating func quoted() -> String {
        let parts = [
            "a", " ", "\t", #"\""#, #"\\"#, #"\n"#, #"\r"#, #"\b"#, #"\/"#, #"\u0085"#, #"\uD83D\uDE00"#, #"\u{7F}"#,
            "é",
            "😀", "\u{1}", "#{}",
        ]
        return "\"" + (0..<Int.random(in: 0...12, using: &random)).map { _ in pick(parts) }.joined() + "\""
    }

    /// Lines that begin and end in every way that matters to block strings.
    private mutating func block() -> String {
        let quotes = "\"\"\""
        let parts = [
            "a", "b c", " ", "  ", "\t", "\n", "\n", "\r", "\r\n", "\\", "\\" + quotes, "\" ", "\"\" ", "\\n", "é", "😀",
            "\u{2028}", "\u{1}", String(repeating: "x", count: 40),
        ]
        let content = (0..<Int.random(in: 0...14, using: &random)).map { _ in pick(parts) }.joined()
        // A backslash before the closing quotes would escape them.
        return quotes + content + (content.utf8.last == UInt8(ascii: "\\") ? "." : "") + quotes
    }

    private mutating func name() -> String {
        pick(["a", "_b", "__typename", "type", "query", "input1", "anUncommonlyLongNameOfAField"])
    }
}

/// A small generator whose sequence depends on its seed alone.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
