import NIOCore

/// The request that a connection is answering.
struct HTTPExchange {
    let head: HTTPRequestHead
    /// Number within the event loop.
    let number: UInt64
    let form: ResponseMediaType
    let door: Door
    let started: NIODeadline
    let closes: Bool

    var isHead: Bool { head.method == .head }
}
