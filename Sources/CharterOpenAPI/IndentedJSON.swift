import GraphQLJSON

/// JSON as people read it, and as it is compared line by line.
struct IndentedJSON: ~Copyable {
    private var writer = JSONWriter(capacity: 65_536)
    private var depth = 0

    static func text(_ value: JSONValue) -> String {
        var json = IndentedJSON()
        json.write(value)
        return String(decoding: json.writer.bytes, as: UTF8.self)
    }

    /// Recursion is as deep as the value.
    private mutating func write(_ value: JSONValue) {
        switch value {
        case .object(let object) where !object.isEmpty:
            writer.write(UInt8(ascii: "{"))
            depth += 1
            for (place, member) in object.members.enumerated() {
                if place > 0 { writer.write(UInt8(ascii: ",")) }
                breakLine()
                writer.string(member.key)
                writer.write(": ")
                write(member.value)
            }
            depth -= 1
            breakLine()
            writer.write(UInt8(ascii: "}"))
        case .array(let items): write(items)
        default: writer.value(value)
        }
    }

    /// Items that have items or members stand on lines of their own.
    private mutating func write(_ items: [JSONValue]) {
        let isNested = items.contains(where: \.isNested)
        writer.write(UInt8(ascii: "["))
        depth += 1
        for (place, item) in items.enumerated() {
            if place > 0 { writer.write(UInt8(ascii: ",")) }
            if isNested { breakLine() } else if place > 0 { writer.write(UInt8(ascii: " ")) }
            write(item)
        }
        depth -= 1
        if isNested { breakLine() }
        writer.write(UInt8(ascii: "]"))
    }

    private mutating func breakLine() {
        writer.write(UInt8(ascii: "\n"))
        for _ in 0..<depth { writer.write("  ") }
    }
}

extension JSONValue {
    fileprivate var isNested: Bool {
        switch self {
        case .object(let object): !object.isEmpty
        case .array(let items): !items.isEmpty
        default: false
        }
    }
}
