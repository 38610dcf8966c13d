/// A text to be examined: how a model is asked for it, and the form that its answer is to have.
public struct AnalysisTask: Sendable, Equatable {
    /// What an analysis looks for.
    public enum Kind: String, Sendable, CaseIterable {
        case general
        case summary
        case review
        case sentiment

        fileprivate var instructions: String {
            switch self {
            case .general: "Find what matters."
            case .summary: "Find the essence and leave out the rest."
            case .review: "Find mistakes and risks, the worst first, and say for each what to do about it."
            case .sentiment: "Find the attitude and the mood, and the words in which they show."
            }
        }
    }

    /// The text to examine.
    public var content: String
    public var kind: Kind
    /// What the analysis is to answer.
    public var question: String?
    /// A JSON Schema for the answer, as JSON; nil asks for a report.
    public var schema: String?

    public init(content: String, kind: Kind = .general, question: String? = nil, schema: String? = nil) {
        self.content = content
        self.kind = kind
        self.question = question
        self.schema = schema
    }

    /// The form of a report: a summary, points and a conclusion.
    public static let reportSchema = """
        {"type":"object","properties":{"summary":{"type":"string"},"points":{"type":"array","maxItems":12,"items":\
        {"type":"object","properties":{"title":{"type":"string"},"detail":{"type":"string"}},\
        "required":["title","detail"],"additionalProperties":false}},"conclusion":{"type":"string"}},\
        "required":["summary","points","conclusion"],"additionalProperties":false}
        """

    /// The form that the answer is to have.
    public var answerSchema: String { schema ?? Self.reportSchema }

    /// The conversation that asks for it. It names the form too, for models that cannot be held to one.
    public var messages: [ChatMessage] {
        var text = kind.instructions
        if let question { text += "\nAnswer this question: \(question)" }
        text += "\nAnswer with JSON only, in the form of this JSON Schema:\n\(answerSchema)\n\nThe text:\n\n\(content)"
        return ModelTask.analyze.framing([.user(text)])
    }

    /// The part of an answer that is JSON: what stands in its first fenced block, or all of it.
    public static func json(in answer: String) -> String { CodeTask.code(in: answer).code }
}
