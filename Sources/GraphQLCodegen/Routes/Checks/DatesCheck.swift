import GraphQLRoutes

/// Checks what is said about the end of a route.
enum DatesCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        let days = ["deprecated", "sunset"].map { name -> String? in
            guard let text = application.text(name) else { return nil }
            guard isDay(text) else {
                application.report(
                    "has the \(name) date \"\(text)\". Write a day of the calendar as YYYY-MM-DD.", &collector)
                return nil
            }
            return text
        }
        if let deprecated = days[0], let sunset = days[1], sunset < deprecated {
            application.report(
                "is gone on \(sunset), before it is deprecated on \(deprecated). Exchange the dates.", &collector)
        }
        guard let successor = application.text("successor") else { return }
        if application.text("deprecated") == nil, application.text("sunset") == nil {
            application.report(
                "has a successor, but is not deprecated. Say since when, such as deprecated: \"2026-01-31\".",
                &collector)
        }
        if !successor.hasPrefix("/"), !successor.hasPrefix("https://") {
            application.report(
                "has the successor \"\(successor)\". Write a path that begins with \"/\".", &collector)
        }
    }

    /// Whether a text is a day of the Gregorian calendar, `YYYY-MM-DD`.
    private static func isDay(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return days.indices.contains(month - 1) && (1...days[month - 1]).contains(day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(Optional(0)) { value, byte in
            guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            return value * 10 + Int(byte - UInt8(ascii: "0"))
        }
    }
}
