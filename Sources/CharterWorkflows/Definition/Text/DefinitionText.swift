/// The text of a definition by lines: finds the places of expressions within scalars, which YAML does not tell.
struct DefinitionText {
    private let lines: [[Unicode.Scalar]]

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            Array($0.unicodeScalars)
        }
    }

    /// The place of a mistake in a template that stands in a scalar.
    func location(of failure: TemplateParser.Failure, in node: DefinitionNode) -> DefinitionLocation {
        location(opening: failure.opening, offset: failure.offset, in: node)
    }

    /// A place so many scalars behind the how-manieth opening braces of a scalar, both from 0; opening -1 is the beginning
    /// of the scalar. Braces are the same in the text as in the value, so counting them leads there.
    func location(opening: Int, offset: Int, in node: DefinitionNode) -> DefinitionLocation {
        guard let scalar = node.scalar else { return node.location }
        var cursor = Cursor(lines, node.location, scalar.style)
        if opening < 0 {
            if scalar.style == .block { return node.location }
            if scalar.style != .plain { cursor.step() }
        } else {
            guard cursor.advance(toOpening: opening) else { return node.location }
            if offset == -2 { return cursor.location }
            cursor.step()
            cursor.step()
        }
        for _ in 0..<max(0, offset) { cursor.stepOverValue() }
        return cursor.location
    }

    private struct Cursor {
        let lines: [[Unicode.Scalar]]
        var location: DefinitionLocation
        let style: DefinitionNode.Scalar.Style
        /// Spaces at the beginning of lines that do not belong to the value.
        let indentation: Int

        init(_ lines: [[Unicode.Scalar]], _ location: DefinitionLocation, _ style: DefinitionNode.Scalar.Style) {
            self.lines = lines
            self.location = location
            self.style = style
            // The first line of a block says how far it is indented; in other scalars lines have no indentation at all.
            let block = lines.dropFirst(location.line).first { line in line.contains { $0 != " " } }
            indentation = style == .block ? block?.prefix { $0 == " " }.count ?? 0 : .max
        }

        func scalar(ahead: Int = 0) -> Unicode.Scalar? {
            guard lines.indices.contains(location.line - 1) else { return nil }
            let line = lines[location.line - 1]
            let position = location.column - 1 + ahead
            return line.indices.contains(position) ? line[position] : nil
        }

        /// Goes to the how-manieth pair of braces; false when there is none.
        mutating func advance(toOpening opening: Int) -> Bool {
            var left = opening
            while lines.indices.contains(location.line - 1) {
                guard scalar() == "{", scalar(ahead: 1) == "{" else {
                    step()
                    continue
                }
                if left == 0 { return true }
                left -= 1
                step()
                step()
            }
            return false
        }

        mutating func step() {
            if scalar() == nil {
                location = DefinitionLocation(line: location.line + 1, column: 1)
            } else {
                location.column += 1
            }
        }

        /// Steps over one scalar of the value: over its escape and over the indentation of the line behind it.
        mutating func stepOverValue() {
            if style == .doubleQuoted, scalar() == "\\" { step() }
            if style == .singleQuoted, scalar() == "'", scalar(ahead: 1) == "'" { step() }
            let isEndOfLine = scalar() == nil
            step()
            guard isEndOfLine else { return }
            while scalar() == " ", location.column <= indentation { step() }
        }
    }
}
