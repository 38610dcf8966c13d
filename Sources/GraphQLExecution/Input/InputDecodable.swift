import GraphQLJSON
import GraphQLLanguage

/// A Swift type that can be made from a coerced input value: built-in and custom scalars, generated enums and inputs.
public protocol InputDecodable: Sendable {
    /// Makes the value from coerced JSON; throws a `GraphQLError` that says what is wrong with it.
    init(input: JSONValue) throws
}

/// A Swift type for a custom scalar: how it is parsed from input and serialised into responses (spec section 3.5).
public protocol GraphQLScalar: InputDecodable {
    /// The value as JSON; throws a `GraphQLError` when it cannot be represented, which becomes a field error.
    func serialized() throws -> JSONValue
}

/// A nullable input field without default: it may be absent, null, or have a value (spec section 3.10).
public enum Nullable<Value: Sendable>: Sendable {
    case absent
    case null
    case value(Value)

    /// The value, or nil when it is absent or null.
    public var optional: Value? {
        if case .value(let value) = self { return value }
        return nil
    }
}

extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}

/// The value of a GraphQL `ID`: opaque text that names something.
public struct ID: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    public var description: String { rawValue }
}

extension InputDecodable {
    /// The error of a value that is none of this type.
    public static func mismatch(_ value: JSONValue) -> GraphQLError {
        GraphQLError("\(value.serializedText) is no \(Self.self).", code: .badUserInput)
    }
}

extension String: InputDecodable {
    public init(input: JSONValue) throws {
        guard case .string(let value) = input else { throw Self.mismatch(input) }
        self = value
    }
}

extension ID: InputDecodable {
    public init(input: JSONValue) throws {
        guard case .string(let value) = input else { throw Self.mismatch(input) }
        self.init(value)
    }
}

extension Bool: InputDecodable {
    public init(input: JSONValue) throws {
        guard case .bool(let value) = input else { throw Self.mismatch(input) }
        self = value
    }
}

extension Int: InputDecodable {
    public init(input: JSONValue) throws {
        guard case .int(let value) = input, let exact = Int(exactly: value) else { throw Self.mismatch(input) }
        self = exact
    }
}

extension Double: InputDecodable {
    public init(input: JSONValue) throws {
        switch input {
        case .int(let value): self = Double(value)
        case .double(let value): self = value
        default: throw Self.mismatch(input)
        }
    }
}

extension JSONValue: GraphQLScalar {
    public init(input: JSONValue) { self = input }
    public func serialized() -> JSONValue { self }
}

extension Optional: InputDecodable where Wrapped: InputDecodable {
    public init(input: JSONValue) throws {
        if case .null = input { self = nil } else { self = .some(try Wrapped(input: input)) }
    }
}

extension Array: InputDecodable where Element: InputDecodable {
    public init(input: JSONValue) throws {
        guard case .array(let items) = input else { throw Self.mismatch(input) }
        self = []
        reserveCapacity(items.count)
        for item in items {
            do { append(try Element(input: item)) } catch { throw InputMistake.at(count, error) }
        }
    }
}

extension JSONObject {
    /// The member of a generated input, whose coercion has put it there or made it optional.
    public func decode<T: InputDecodable>(_ name: String, as type: T.Type = T.self) throws -> T {
        do { return try T(input: self[name] ?? .null) } catch { throw InputMistake.at(name, error) }
    }

    /// The member of a generated input that tells absent from null.
    public func decodeNullable<T: InputDecodable>(_ name: String, as type: T.Type = T.self) throws -> Nullable<T> {
        guard let value = self[name] else { return .absent }
        if case .null = value { return .null }
        do { return .value(try T(input: value)) } catch { throw InputMistake.at(name, error) }
    }
}
