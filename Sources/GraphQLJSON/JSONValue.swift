/// A JSON value (RFC 8259), the neutral form in which variables, coerced arguments, custom scalars and error
/// extensions travel through the engine.
///
/// Integers that fit in 64 bits stay exact; every other number is a `Double`. Objects keep the order of their members.
@frozen
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object in their order of appearance.
///
/// Keys are the same when their bytes are: texts that Unicode calls equivalent may be different keys. Lookup is linear
/// for small objects, which is what requests consist of, and indexed for large ones, so that no input makes it
/// quadratic.
public struct JSONObject: Sendable, Hashable {
    public struct Member: Sendable, Hashable {
        public let key: String
        public var value: JSONValue

        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    public private(set) var members: [Member]
    /// Present only above `indexThreshold` members.
    private var index: [ByteKey: Int]?

    private static let indexThreshold = 12

    /// A key by its bytes.
    private struct ByteKey: Sendable, Hashable {
        let text: String

        static func == (left: ByteKey, right: ByteKey) -> Bool { areSame(left.text, right.text) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    public init() {
        members = []
    }

    /// Keeps the last value of a key that occurs twice, at the place of the first.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        members = []
        for (key, value) in pairs { self[key] = value }
    }

    public var count: Int { members.count }
    public var isEmpty: Bool { members.isEmpty }

    /// The value of `key`; setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            guard let newValue else {
                if let position = position(of: key) {
                    members.remove(at: position)
                    index = members.count > Self.indexThreshold ? Self.makeIndex(members) : nil
                }
                return
            }
            if let position = position(of: key) {
                members[position].value = newValue
            } else {
                append(key, newValue)
            }
        }
    }

    /// Adds a member whose key is known to be new; `insert` and the subscript check.
    mutating func append(_ key: String, _ value: JSONValue) {
        members.append(Member(key: key, value: value))
        if index != nil {
            index?[ByteKey(text: key)] = members.count - 1
        } else if members.count > Self.indexThreshold {
            index = Self.makeIndex(members)
        }
    }

    public func contains(_ key: String) -> Bool { position(of: key) != nil }

    private func position(of key: String) -> Int? {
        if let index { return index[ByteKey(text: key)] }
        for position in members.indices where Self.areSame(members[position].key, key) { return position }
        return nil
    }

    private static func areSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.utf8, right.utf8)
        guard left.count == right.count else { return false }
        // Native strings, which is all of them but those from Objective-C, are compared where they lie.
        let result = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in areSame(left, right) }
        }
        return (result ?? nil) ?? left.elementsEqual(right)
    }

    /// Of the same length.
    private static func areSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        for position in left.indices where left[position] != right[position] { return false }
        return true
    }

    private static func makeIndex(_ members: [Member]) -> [ByteKey: Int] {
        var index: [ByteKey: Int] = [:]
        index.reserveCapacity(members.count * 2)
        for (position, member) in members.enumerated() {
            index[ByteKey(text: member.key)] = position
        }
        return index
    }

    /// Two objects are equal when they have equal members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        var combined = 0
        for member in members {
            var own = Hasher()
            own.combine(member)
            combined ^= own.finalize()
        }
        hasher.combine(combined)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .int(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}

extension JSONValue {
    /// The member of an object, or nil when this is no object or has no such member.
    public subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { return object[key] }
        return nil
    }

    /// Whether this is null; spares the comparison with a value.
    @inlinable public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The text of a string, or nil.
    public var stringValue: String? {
        if case .string(let text) = self { return text }
        return nil
    }
}
