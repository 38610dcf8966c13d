/// Why an expression has no value.
public struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String
    /// The expression at fault, without braces; empty when it is the template as a whole.
    public internal(set) var source = ""

    init(_ message: String) { self.message = message }

    public var description: String { source.isEmpty ? message : "in `{{ \(source) }}`: \(message)" }
}
