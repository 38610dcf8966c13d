import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// The value of the scalar `DateTime`: a point in time, written in UTC with milliseconds (RFC 3339).
public struct DateTime: Sendable, Hashable {
    public let date: Date

    public init(_ date: Date) { self.date = date }
}

extension DateTime: GraphQLScalar {
    public init(input: JSONValue) throws {
        guard case .string(let text) = input, let date = Timestamp.date(text) else {
            throw GraphQLError(
                "DateTime must be a date and time with an offset, such as \"2026-01-31T12:00:00Z\", not "
                    + "\(input.serializedText).", code: .badUserInput)
        }
        self.date = date
    }

    public func serialized() -> JSONValue { .string(Timestamp.text(date)) }
}
