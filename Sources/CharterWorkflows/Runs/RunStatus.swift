/// Where a run stands.
///
/// ```
///            enqueue                claim                 the program ends
///  ───────────────────▶ queued ───────────▶ running ──────────────────────▶ succeeded · failed · cancelled
///     (due later)         ▲  ▲   released or  │ rests                              │         │
///          │              │  └── recovered ───┤                                    └── retry ┴──▶ queued
///          ▼   time or    │                   ▼
///        waiting ──signal─┴──────────────── waiting
/// ```
public enum RunStatus: String, Sendable, Hashable, CaseIterable {
    /// It may be claimed by a worker.
    case queued
    /// A worker holds its lease.
    case running
    /// It is not due yet, or its program rests until a time or for a signal.
    case waiting
    case succeeded
    case failed
    case cancelled

    /// Whether nothing happens any more unless somebody retries the run.
    public var isEnded: Bool {
        switch self {
        case .queued, .running, .waiting: false
        case .succeeded, .failed, .cancelled: true
        }
    }
}
