import Foundation

/// One row of a result. Columns are read by their position, each as the type that the reader expects.
public struct SQLRow: Sendable {
    public let values: [SQLValue]

    @inlinable
    public init(_ values: [SQLValue]) { self.values = values }

    /// The column at a position, from 0; throws `StorageError.unexpectedColumn` when there is none or it is of another
    /// type. `Value` may be optional: NULL is then nil.
    @inlinable
    public func decode<Value: SQLDecodable>(_ position: Int, as type: Value.Type = Value.self) throws(StorageError)
        -> Value
    {
        guard values.indices.contains(position), let value = Value(values[position]) else {
            throw unexpected(position, "\(type)")
        }
        return value
    }

    @usableFromInline
    func unexpected(_ position: Int, _ type: String) -> StorageError {
        let found = values.indices.contains(position) ? "\(values[position])" : "nothing"
        return .unexpectedColumn(position: position, expected: type, found: found)
    }
}

/// A type that columns are read as.
public protocol SQLDecodable {
    /// Nil when the column is of another type. SQLite has no booleans and no timestamps: integers stand for them.
    init?(_ value: SQLValue)
}

extension Bool: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        switch value {
        case .bool(let bool): self = bool
        case .integer(let number) where number == 0 || number == 1: self = number == 1
        default: return nil
        }
    }
}

extension Int64: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self = number
    }
}

extension Int: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self.init(exactly: number)
    }
}

extension Double: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        switch value {
        case .real(let number): self = number
        case .integer(let number): self = Double(number)
        default: return nil
        }
    }
}

extension String: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
}

extension [UInt8]: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        guard case .bytes(let bytes) = value else { return nil }
        self = bytes
    }
}

extension Date: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        switch value {
        case .timestamp(let date): self = date
        case .integer(let microseconds): self = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
        default: return nil
        }
    }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    @inlinable
    public init?(_ value: SQLValue) {
        if case .null = value {
            self = .none
        } else if let wrapped = Wrapped(value) {
            self = wrapped
        } else {
            return nil
        }
    }
}
