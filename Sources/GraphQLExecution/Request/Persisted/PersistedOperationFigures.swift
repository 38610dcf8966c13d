import Synchronization

/// Counts what became of requests that name a document, and of texts that are not trusted.
public final class PersistedOperationFigures: Sendable {
    public enum Outcome: Int, Sendable, Hashable, CaseIterable {
        /// A trusted document was named.
        case trusted
        /// A kept text was named.
        case automatic
        /// A text was kept under its hash.
        case stored
        /// Nothing of that name is known.
        case notFound
        /// The text did not fit its identifier, or is not trusted where only trusted documents run.
        case refused
    }

    private let trusted = Atomic<Int>(0)
    private let automatic = Atomic<Int>(0)
    private let stored = Atomic<Int>(0)
    private let notFound = Atomic<Int>(0)
    private let refused = Atomic<Int>(0)

    public init() {}

    public subscript(outcome: Outcome) -> Int {
        switch outcome {
        case .trusted: trusted.load(ordering: .relaxed)
        case .automatic: automatic.load(ordering: .relaxed)
        case .stored: stored.load(ordering: .relaxed)
        case .notFound: notFound.load(ordering: .relaxed)
        case .refused: refused.load(ordering: .relaxed)
        }
    }

    func count(_ outcome: Outcome) {
        switch outcome {
        case .trusted: trusted.wrappingAdd(1, ordering: .relaxed)
        case .automatic: automatic.wrappingAdd(1, ordering: .relaxed)
        case .stored: stored.wrappingAdd(1, ordering: .relaxed)
        case .notFound: notFound.wrappingAdd(1, ordering: .relaxed)
        case .refused: refused.wrappingAdd(1, ordering: .relaxed)
        }
    }
}
