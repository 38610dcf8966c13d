/// One element of a streamed answer: any number of deltas, then exactly one `finished`. A stream that ends without
/// `finished` has thrown.
public enum ModelStreamEvent: Sendable, Equatable {
    /// The next piece of text, never empty.
    case delta(String)
    /// The end, with the whole text again, the usage and the reason for stopping.
    case finished(ModelReply)
}
