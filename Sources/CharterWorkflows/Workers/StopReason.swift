/// Why a worker stops a program before it has ended.
enum StopReason: Sendable, Hashable {
    case cancelled
    case overdue
    /// The worker is shut down.
    case drained
    case leaseLost
}
