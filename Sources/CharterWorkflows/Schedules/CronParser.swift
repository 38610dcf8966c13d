/// Reads cron expressions: five fields of lists, ranges, steps and names, or one of the `@` words.
struct CronParser {
    private static let words = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@weekly": "0 0 * * 0",
        "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
    ]

    private struct Token {
        let text: Substring
        let offset: Int
    }

    /// - Returns: The values of the five fields, in their order.
    static func parse(_ text: String) throws(CronSyntaxError) -> [CronField: CronValues] {
        let tokens = tokens(of: text)
        guard let first = tokens.first else {
            throw CronSyntaxError(message: "a cron expression has five fields", offset: 0)
        }
        if first.text.hasPrefix("@") {
            guard let expression = words[first.text.lowercased()] else {
                let known = words.keys.sorted().joined(separator: ", ")
                throw CronSyntaxError(message: "unknown word \"\(first.text)\"; known: \(known)", offset: first.offset)
            }
            if tokens.count > 1 {
                throw CronSyntaxError(message: "nothing can follow \"\(first.text)\"", offset: tokens[1].offset)
            }
            return try parse(expression)
        }
        var values: [CronField: CronValues] = [:]
        for (field, token) in zip(CronField.allCases, tokens) { values[field] = try parse(token, as: field) }
        guard tokens.count == CronField.allCases.count else {
            let offset = tokens.count > 5 ? tokens[5].offset : text.count
            throw CronSyntaxError(
                message: "a cron expression has five fields (minute, hour, day of month, month, day of week), not "
                    + "\(tokens.count)", offset: offset)
        }
        return values
    }

    private static func tokens(of text: String) -> [Token] {
        text.split(whereSeparator: \.isWhitespace)
            .map { Token(text: $0, offset: text.distance(from: text.startIndex, to: $0.startIndex)) }
    }

    /// `item,item…`
    private static func parse(_ token: Token, as field: CronField) throws(CronSyntaxError) -> CronValues {
        var values = CronValues()
        var offset = token.offset
        for item in token.text.split(separator: ",", omittingEmptySubsequences: false) {
            try parse(Token(text: item, offset: offset), as: field, into: &values)
            offset += item.count + 1
        }
        values.isUnrestricted = token.text.hasPrefix("*")
        return values
    }

    /// `*`, `value` or `value-value`, and perhaps `/step`.
    private static func parse(_ item: Token, as field: CronField, into values: inout CronValues) throws(CronSyntaxError)
    {
        let parts = item.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let span = parts.first, !span.isEmpty else {
            throw CronSyntaxError(message: "a value is missing for the \(field.title)", offset: item.offset)
        }
        var step = 1
        if parts.count == 2 {
            guard let number = number(parts[1]), number >= 1 else {
                throw CronSyntaxError(
                    message: "a step is a whole number from 1, not \"\(parts[1])\"",
                    offset: item.offset + span.count + 1)
            }
            step = number
        }
        var lower = field.range.lowerBound
        // Sunday is written as 0 or 7, but * means each day once.
        var upper = field == .dayOfWeek ? 6 : field.range.upperBound
        if span != "*" {
            let ends = span.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            lower = try value(Token(text: ends[0], offset: item.offset), of: field)
            if ends.count == 2 {
                upper = try value(Token(text: ends[1], offset: item.offset + ends[0].count + 1), of: field)
                // FRI-SUN: as the end of a range Sunday comes after Saturday.
                if field == .dayOfWeek && upper == 0 && lower > 0 { upper = 7 }
            } else if parts.count == 1 {
                upper = lower
            }
        }
        guard lower <= upper else {
            throw CronSyntaxError(
                message: "the range \"\(span)\" of the \(field.title) ends before it begins", offset: item.offset)
        }
        var value = lower
        while value <= upper {
            values.insert(field == .dayOfWeek && value == 7 ? 0 : value)
            value += min(step, 64)
        }
    }

    private static func value(_ token: Token, of field: CronField) throws(CronSyntaxError) -> Int {
        if let position = field.names.firstIndex(of: token.text.uppercased()) {
            return field.range.lowerBound + position
        }
        guard let number = number(token.text) else {
            let names = field.names.isEmpty ? "" : " or a name such as \(field.names[0])"
            throw CronSyntaxError(
                message: "the \(field.title) is a number\(names), not \"\(token.text)\"", offset: token.offset)
        }
        guard field.range.contains(number) else {
            throw CronSyntaxError(
                message: "the \(field.title) is \(field.range.lowerBound) to \(field.range.upperBound), not \(number)",
                offset: token.offset)
        }
        return number
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
