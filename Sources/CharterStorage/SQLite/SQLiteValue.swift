import Foundation
internal import GRDB

/// The values of statements as SQLite keeps them.
enum SQLiteValue {
    static func bind(_ value: SQLValue) throws(StorageError) -> DatabaseValue {
        switch value {
        case .null: .null
        case .bool(let bool): (bool ? 1 : 0).databaseValue
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): try bind(text)
        case .bytes(let bytes): Data(bytes).databaseValue
        case .timestamp(let date): try date.microsecondsSince1970().databaseValue
        }
    }

    /// PostgreSQL knows no null characters in a text; SQLite's functions stop at them.
    private static func bind(_ text: String) throws(StorageError) -> DatabaseValue {
        guard !text.utf8.contains(0) else {
            throw .statement(code: "22021", reason: "a parameter's text contains a null character")
        }
        return text.databaseValue
    }

    static func read(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let data): .bytes([UInt8](data))
        }
    }
}
