/// What a model is to do with what it is given.
public enum ModelTask: String, Sendable, Hashable, CaseIterable {
    /// Answer a prompt.
    case generate
    /// Continue a conversation.
    case chat
    /// Write code, and only code.
    case code
    /// Examine what is given, point by point.
    case analyze

    /// What frames the conversation; nil where nothing needs to be said.
    public var instructions: String? {
        switch self {
        case .generate, .chat: nil
        case .code:
            """
            You write code. Answer with code only, complete and ready to use, without explanations around it; what has to \
            be explained stands in comments.
            """
        case .analyze:
            """
            You analyze what you are given. Go through it point by point; for each say what you see, why it matters and \
            what follows from it. End with a conclusion. Say what cannot be known from it instead of guessing.
            """
        }
    }

    /// The conversation with the instructions in front.
    public func framing(_ messages: [ChatMessage]) -> [ChatMessage] {
        instructions.map { [.system($0)] + messages } ?? messages
    }
}
