import GraphQLJSON

/// An element that has begun: what is known of it by its start tag, and what it has gathered since.
struct XMLElement {
    /// The member that it is of the element around it.
    let key: String
    var type: XMLMarkup.ValueType?
    var list: XMLMarkup.ListMark?
    var isEscaped = false
    let shape: XMLShape
    let line: Int
    let column: Int
    /// Attributes that are no marks.
    var attributes: [(name: String, value: String)] = []
    var text: [UInt8] = []
    /// The elements in it, in their order, with the list that they say they are part of.
    private(set) var children: [(key: String, value: JSONValue, list: XMLMarkup.ListMark?)] = []

    init(key: String, shape: XMLShape, line: Int, column: Int) {
        self.key = key
        self.shape = shape
        self.line = line
        self.column = column
    }

    mutating func add(_ key: String, _ value: JSONValue, list: XMLMarkup.ListMark?) {
        children.append((key, value, list))
    }

    /// What it is, now that it ends.
    func value() throws(XMLError) -> JSONValue {
        switch type {
        case .null:
            guard children.isEmpty, isBlank else { throw error("says that it is null, but it is not empty") }
            return .null
        case .object: return .object(object())
        case .array:
            guard isBlank else { throw error("says that it is an array, but it contains text") }
            return .array(children.map(\.value))
        case .string: return .string(try string())
        case .number:
            guard let number = number(try string()) else {
                throw error("says that it is a number, but it is \(XMLPreflight.quote(raw))")
            }
            return number
        case .boolean:
            guard let boolean = boolean(try string()) else {
                throw error("says that it is a boolean, but it is \(XMLPreflight.quote(raw)): write true or false")
            }
            return .bool(boolean)
        case nil: return try untyped()
        }
    }

    private func untyped() throws(XMLError) -> JSONValue {
        guard children.isEmpty, attributes.isEmpty else { return .object(object()) }
        let text = try string()
        switch shape.kind {
        case .any, .string, .list: return .string(text)
        case .number: return number(text) ?? .string(text)
        case .boolean: return boolean(text).map(JSONValue.bool) ?? .string(text)
        case .object: return isBlank ? [:] : .string(text)
        }
    }

    // MARK: Objects

    private struct Group {
        let key: String
        var values: [JSONValue] = []
        var isList = false
    }

    private func object() -> JSONObject {
        var groups: [Group] = []
        var places: [[UInt8]: Int] = [:]
        func add(_ key: String, _ value: JSONValue?, isList: Bool) {
            // By its bytes: texts that Unicode calls equivalent may be different keys.
            let place = places[Array(key.utf8)] ?? groups.count
            if place == groups.count {
                groups.append(Group(key: key))
                places[Array(key.utf8)] = place
            }
            if let value { groups[place].values.append(value) }
            if isList { groups[place].isList = true }
        }
        for attribute in attributes { add("@" + attribute.name, .string(attribute.value), isList: false) }
        for child in children {
            add(
                child.key, child.list == .empty ? nil : child.value,
                isList: child.list != nil || shape.member(child.key).isList)
        }
        if !isBlank { add("#text", .string(raw), isList: false) }
        return JSONObject(
            groups.map { group in
                let isOne = group.values.count == 1 && !group.isList
                return (group.key, isOne ? group.values[0] : .array(group.values))
            })
    }

    // MARK: Texts

    private var raw: String { String(decoding: text, as: UTF8.self) }

    private var isBlank: Bool { text.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D } }

    private func string() throws(XMLError) -> String {
        guard children.isEmpty else {
            throw error("says that it is a \(type?.rawValue ?? "string"), but it contains elements")
        }
        guard isEscaped else { return raw }
        guard let text = XMLMarkup.unescape(raw) else {
            throw error("says that it is escaped, but a backslash is not followed by another, or by u and four digits")
        }
        return text
    }

    private func number(_ text: String) -> JSONValue? {
        // JSON has the blanks around a value that XML has, and no others.
        switch try? JSONValue.parse(text, maxDepth: 1) {
        case .int(let number): return .int(number)
        case .double(let number): return .double(number)
        default: return nil
        }
    }

    private func boolean(_ text: String) -> Bool? {
        switch text.split(whereSeparator: \.isWhitespace) {
        case ["true"], ["1"]: true
        case ["false"], ["0"]: false
        default: nil
        }
    }

    private func error(_ message: String) -> XMLError {
        XMLError("The element \(XMLPreflight.quote(key)) \(message)", line: line, column: column)
    }
}
