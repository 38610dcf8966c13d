import Foundation
import GraphQLJSON

/// Times and durations as templates give them.
enum StepTime {
    /// A duration: a text such as `30s`; nil for anything else.
    static func duration(_ value: JSONValue) -> Duration? {
        value.stringValue.flatMap { DurationText.parse($0.trimmed) }
    }

    /// A time in ISO 8601 with its zone, with or without fractions of a second; nil for anything else.
    static func date(_ text: String) -> Date? {
        let text = text.trimmed
        for style in [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)] {
            if let date = try? style.parse(text) { return date }
        }
        return nil
    }
}

extension StepInvocation {
    /// The failure of an input that no repetition mends.
    func invalid(_ message: String) -> RunFailure { RunFailure(code: "VALIDATION_ERROR", message: message, step: step) }
}

extension JSONValue {
    /// For messages: short values as JSON, others by their kind.
    var shown: String {
        guard size(upTo: 80) <= 80 else { return kindName }
        return jsonText
    }
}
