import Foundation

/// A parameter or a column of a row. What the databases store it as:
///
/// | value | PostgreSQL | SQLite |
/// |---|---|---|
/// | `bool` | `boolean` | `INTEGER` 0 or 1 |
/// | `integer` | `smallint`, `integer`, `bigint` | `INTEGER` |
/// | `real` | `double precision` | `REAL` |
/// | `text` | `text`, `jsonb`, `uuid` | `TEXT` |
/// | `bytes` | `bytea` | `BLOB` |
/// | `timestamp` | `timestamptz` | `INTEGER`, microseconds since 1970 in UTC |
public enum SQLValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
    /// A point in time, kept to the microsecond.
    case timestamp(Date)
}
