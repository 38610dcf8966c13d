/// Code to be written: how a model is asked for it, and where it stands in the answer.
public struct CodeTask: Sendable, Equatable {
    /// What the code is to do.
    public var prompt: String
    /// The programming language; nil lets the model choose.
    public var language: String?
    /// Code that is there already.
    public var context: String?

    public init(prompt: String, language: String? = nil, context: String? = nil) {
        self.prompt = prompt
        self.language = language
        self.context = context
    }

    /// The conversation that asks for it.
    public var messages: [ChatMessage] {
        var text = language.map { "Language: \($0)\n\n\(prompt)" } ?? prompt
        if let context { text += "\n\nThe code that is there:\n\n\(context)" }
        return ModelTask.code.framing([.user(text)])
    }

    /// The code of an answer: the lines of its first fenced block (CommonMark section 4.5), whose end is that of the
    /// answer where the model broke off; the whole answer where there is no block. With the word behind the fence.
    public static func code(in answer: String) -> (code: String, language: String?) {
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
        guard let opening = lines.firstIndex(where: { fence(of: $0) != nil }), let fence = fence(of: lines[opening])
        else { return (answer, nil) }
        let body = lines[(opening + 1)...]
        let closing = body.firstIndex { line in
            guard let other = Self.fence(of: line) else { return false }
            return other.information.isEmpty && other.mark == fence.mark && other.count >= fence.count
        }
        let word = fence.information.split(separator: " ").first.map(String.init)
        return (body[..<(closing ?? lines.endIndex)].joined(separator: "\n"), word)
    }

    /// The fence that a line is: three or more backticks or tildes, indented by at most three spaces.
    private static func fence(of line: Substring) -> (mark: Character, count: Int, information: Substring)? {
        let text = line.drop { $0 == " " }
        guard line.count - text.count <= 3, let mark = text.first, mark == "`" || mark == "~" else { return nil }
        let rest = text.drop { $0 == mark }
        let count = text.count - rest.count
        guard count >= 3 else { return nil }
        let information = rest.drop { $0.isWhitespace }
        let end = information.lastIndex { !$0.isWhitespace }.map(information.index(after:))
        return (mark, count, information[..<(end ?? information.startIndex)])
    }
}
