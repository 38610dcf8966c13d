/// Why a text is no XML that is understood here, or a value cannot be written as XML; where it is known, with its
/// place.
public struct XMLError: Error, Sendable, Hashable {
    public let message: String
    /// From 1; 0 when there is no place.
    public let line: Int
    /// From 1; 0 when there is no place.
    public let column: Int

    public init(_ message: String, line: Int = 0, column: Int = 0) {
        self.message = message
        self.line = line
        self.column = column
    }

    /// The message with its place, as clients are told it.
    public var description: String { line > 0 ? "\(message) (line \(line), column \(column))" : message }
}

extension XMLError: CustomStringConvertible {}
