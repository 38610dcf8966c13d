import Synchronization

/// A figure that only grows.
public final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    public init() {}

    public func increment(by amount: Int = 1) { count.add(amount, ordering: .relaxed) }

    public var value: Int { count.load(ordering: .relaxed) }
}

/// A figure that rises and falls.
public final class Gauge: Sendable {
    private let level = Atomic<Int>(0)

    public init() {}

    public func increment() { level.add(1, ordering: .relaxed) }
    public func decrement() { level.subtract(1, ordering: .relaxed) }

    public var value: Int { level.load(ordering: .relaxed) }
}
