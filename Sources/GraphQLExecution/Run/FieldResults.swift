/// What a resolver gave for one row.
public typealias Resolved<Value> = Result<Value, any Error>

/// What a field's resolver gave for each row, in their order; the one row of a root type needs no array.
@frozen
public enum FieldResults<Value> {
    case one(Resolved<Value>)
    case many([Resolved<Value>])
}

extension FieldResults: Sendable where Value: Sendable {}

extension FieldResults: RandomAccessCollection {
    @inlinable public var startIndex: Int { 0 }

    @inlinable
    public var endIndex: Int {
        switch self {
        case .one: 1
        case .many(let results): results.count
        }
    }

    @inlinable
    public subscript(row: Int) -> Resolved<Value> {
        switch self {
        case .one(let result): result
        case .many(let results): results[row]
        }
    }
}
