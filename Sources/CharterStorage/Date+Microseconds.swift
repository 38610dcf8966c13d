import Foundation

extension Date {
    /// The point in time that both databases keep: microseconds since 1970 in UTC.
    init(microsecondsSince1970 microseconds: Int64) {
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }

    /// Throws `StorageError.statement` for what no database keeps, such as infinity.
    func microsecondsSince1970() throws(StorageError) -> Int64 {
        guard let microseconds = Int64(exactly: (timeIntervalSince1970 * 1_000_000).rounded()) else {
            throw .statement(code: "22008", reason: "a parameter is a point in time out of range")
        }
        return microseconds
    }
}
