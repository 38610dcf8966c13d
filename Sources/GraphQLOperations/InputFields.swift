import GraphQLJSON

/// The variables of a request, or the fields of an input object, while they are written.
public struct InputFields: Sendable, Hashable {
    public private(set) var object = JSONObject()

    public init() {}

    public mutating func set<Value: InputEncodable>(_ name: String, _ value: Value) {
        object[name] = Value.encode(value)
    }

    /// Leaves out what is nil.
    public mutating func set<Value: InputEncodable>(_ name: String, ifPresent value: Value?) {
        if let value { object[name] = Value.encode(value) }
    }

    /// Leaves out what is absent; null is null.
    public mutating func set<Value: InputEncodable>(_ name: String, unlessAbsent value: Nullable<Value>) {
        switch value {
        case .absent: break
        case .null: object[name] = .null
        case .value(let value): object[name] = Value.encode(value)
        }
    }

    public var json: JSONValue { .object(object) }
}
