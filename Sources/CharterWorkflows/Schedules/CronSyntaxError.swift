/// Why a text is no cron expression, and where.
public struct CronSyntaxError: Error, Sendable, Hashable {
    public let message: String
    /// Offset of the character at fault, from 0.
    public let offset: Int
}

extension CronSyntaxError: CustomStringConvertible {
    public var description: String { "\(message) (at character \(offset + 1))" }
}
