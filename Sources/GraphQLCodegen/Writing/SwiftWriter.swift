/// Writes Swift text line by line, indenting by blocks.
struct SwiftWriter {
    private(set) var text = ""
    private var indentation = ""

    init() { text.reserveCapacity(4096) }

    /// One line at the current indentation; nothing but the line's end when `line` is empty.
    mutating func line(_ line: String = "") {
        if !line.isEmpty {
            text += indentation
            text += line
        }
        text += "\n"
    }

    /// Several lines, each at the current indentation.
    mutating func lines(_ lines: String) {
        for part in lines.split(separator: "\n", omittingEmptySubsequences: false) { line(String(part)) }
    }

    /// `head {`, the body one level deeper, and `}` followed by `tail`; a closure's parameters follow the brace.
    mutating func block(
        _ head: String, parameters: String? = nil, tail: String = "", _ body: (inout SwiftWriter) -> Void
    ) {
        line(head + " {" + (parameters.map { " \($0) in" } ?? ""))
        indented(body)
        line("}" + tail)
    }

    /// The body one level deeper.
    mutating func indented(_ body: (inout SwiftWriter) -> Void) {
        let outer = indentation
        indentation += "    "
        body(&self)
        indentation = outer
    }

    /// `head(`, the items and `)` followed by `tail`: one line where 120 columns are enough, else one item a line.
    mutating func list(_ head: String, _ items: [String], tail: String = "", open: String = "(", close: String = ")") {
        let joined = items.joined(separator: ", ")
        if indentation.utf8.count + head.utf8.count + joined.utf8.count + tail.utf8.count + 2 <= 120 {
            return line(head + open + joined + close + tail)
        }
        line(head + open)
        indented { writer in
            for (index, item) in items.enumerated() { writer.line(item + (index + 1 < items.count ? "," : "")) }
        }
        line(close + tail)
    }
}
