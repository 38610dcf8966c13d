/// How much an upstream server may send, in bytes. A server that sends more is cut off with
/// `ModelError.malformedReply`.
public struct ModelReplyLimits: Sendable, Equatable {
    /// One event of a stream.
    public var event: Int
    /// A whole answer, as JSON or as the text of a stream.
    public var reply: Int
    /// The part of an error page that is read.
    public var errorBody: Int

    public init(event: Int = 1 << 20, reply: Int = 8 << 20, errorBody: Int = 64 << 10) {
        self.event = event
        self.reply = reply
        self.errorBody = errorBody
    }
}
