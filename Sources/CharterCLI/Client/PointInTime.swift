import ArgumentParser
import Foundation

/// A time as a command line gives it: a point, or how long ago.
struct PointInTime: Sendable, Equatable, ExpressibleByArgument {
    enum Value: Sendable, Equatable {
        /// As the server takes it.
        case point(String)
        case ago(seconds: Int)
    }

    let value: Value

    /// `2026-01-31T12:00:00Z`, with or without fraction and with any offset, a date alone, or `90s`, `15m`, `24h`, `7d`.
    init?(argument: String) {
        let units = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        if let unit = argument.last.flatMap({ units[String($0)] }), let count = UInt32(argument.dropLast()) {
            value = .ago(seconds: Int(count) * unit)
            return
        }
        let text = argument.contains("T") ? argument : argument + "T00:00:00Z"
        let formatter = ISO8601DateFormatter()
        let forms: [ISO8601DateFormatter.Options] = [
            .withInternetDateTime, [.withInternetDateTime, .withFractionalSeconds],
        ]
        let isPoint = forms.contains { form in
            formatter.formatOptions = form
            return formatter.date(from: text) != nil
        }
        guard isPoint else { return nil }
        value = .point(text)
    }

    /// The point in time, in ISO 8601.
    func text(now: Date) -> String {
        switch value {
        case .point(let text): text
        case .ago(let seconds):
            ISO8601DateFormatter().string(from: now.addingTimeInterval(-Double(seconds)))
        }
    }
}
