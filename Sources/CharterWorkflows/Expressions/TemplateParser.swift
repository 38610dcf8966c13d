import GraphQLJSON

/// Finds the expressions in a text.
enum TemplateParser {
    /// Why a text is no template.
    struct Failure: Error, Sendable, Hashable {
        let message: String
        /// The how-manieth opening of braces in the text it is about, from 0.
        let opening: Int
        /// How many Unicode scalars behind the opening braces.
        let offset: Int
    }

    /// Reads a text. Throws the first mistake in it.
    static func parse(_ text: String) throws(Failure) -> ValueTemplate {
        let scalars = Array(text.unicodeScalars)
        var parts: [ValueTemplate.Part] = []
        var literal = String.UnicodeScalarView()
        var (position, opening) = (0, 0)
        while position < scalars.count {
            guard isPair("{", scalars, position) else {
                literal.append(scalars[position])
                position += 1
                continue
            }
            let start = position + 2
            guard let end = end(of: start, scalars) else {
                throw Failure(message: "these braces are not closed: `}}` is missing", opening: opening, offset: -2)
            }
            guard opening < ExpressionLimits.expressionsInText else {
                throw Failure(
                    message: "a text may hold \(ExpressionLimits.expressionsInText) expressions, not more",
                    opening: opening, offset: -2)
            }
            let source = String(String.UnicodeScalarView(scalars[start..<end]))
            let expression = try expression(source, opening: opening)
            if !literal.isEmpty { parts.append(.literal(String(literal))) }
            literal = String.UnicodeScalarView()
            parts.append(.expression(expression))
            // An expression may hold braces within its texts, and openings are counted in the source text.
            opening += 1 + openings(in: scalars[start..<end])
            position = end + 2
        }
        if !literal.isEmpty { parts.append(.literal(String(literal))) }
        if parts.count == 1, case .expression(let expression) = parts[0] { return .expression(expression) }
        if opening == 0 { return .constant(.string(text)) }
        return .text(parts)
    }

    /// Reads a text that is an expression, with braces around it or without.
    static func parseExpression(_ text: String) throws(Failure) -> TemplateExpression {
        let trimmed = text.trimmed
        guard trimmed.hasPrefix("{{") else {
            guard !trimmed.contains("{{") else {
                throw Failure(
                    message: "an expression has braces around the whole of it, or none", opening: 0, offset: -2)
            }
            do throws(ExpressionSyntaxError) { return try ExpressionParser.parse(text) } catch {
                throw Failure(message: error.message, opening: -1, offset: error.offset)
            }
        }
        guard case .expression(let expression) = try parse(trimmed) else {
            throw Failure(message: "write one expression and nothing else here", opening: 0, offset: -2)
        }
        return expression
    }

    private static func expression(_ source: String, opening: Int) throws(Failure) -> TemplateExpression {
        do throws(ExpressionSyntaxError) { return try ExpressionParser.parse(source) } catch {
            throw Failure(message: error.message, opening: opening, offset: error.offset)
        }
    }

    /// Where the braces close; those within the texts of the expression do not count.
    private static func end(of start: Int, _ scalars: [Unicode.Scalar]) -> Int? {
        var position = start
        var quote: Unicode.Scalar?
        while position < scalars.count {
            let scalar = scalars[position]
            if let open = quote {
                if scalar == "\\" {
                    position += 1
                } else if scalar == open {
                    quote = nil
                }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if isPair("}", scalars, position) {
                return position
            }
            position += 1
        }
        return nil
    }

    private static func isPair(_ brace: Unicode.Scalar, _ scalars: [Unicode.Scalar], _ position: Int) -> Bool {
        scalars[position] == brace && position + 1 < scalars.count && scalars[position + 1] == brace
    }

    private static func openings(in scalars: ArraySlice<Unicode.Scalar>) -> Int {
        var (count, position) = (0, scalars.startIndex)
        while position + 1 < scalars.endIndex {
            if scalars[position] == "{", scalars[position + 1] == "{" {
                count += 1
                position += 1
            }
            position += 1
        }
        return count
    }
}
