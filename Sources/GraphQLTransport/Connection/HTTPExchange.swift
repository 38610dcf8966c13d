import NIOCore

/// The request that a connection is answering.
struct HTTPExchange {
    let head: HTTPRequestHead
    /// Number within the event loop.
    let number: UInt64
    let forms: AcceptedForms
    let door: Door
    let started: NIODeadline
    let closes: Bool
    /// Whether the answer may soon be another, so that caches must not remember it.
    var isTransient = false

    var isHead: Bool { head.method == .head }
}
