/// A token count without the model's tokenizer, for bookkeeping when a model reports no usage.
///
/// Byte-pair vocabularies average about four UTF-8 bytes a token in English and fewer characters, but similar bytes,
/// elsewhere, so bytes are the steadier measure of the two.
enum TokenEstimate {
    private static let bytesPerToken = 4
    /// Role markers and separators around every message of a chat template.
    private static let tokensPerMessage = 4

    static func tokens(in text: String) -> Int {
        (text.utf8.count + bytesPerToken - 1) / bytesPerToken
    }

    static func tokens(in messages: [ChatMessage]) -> Int {
        messages.reduce(0) { $0 + tokensPerMessage + tokens(in: $1.content) }
    }
}
