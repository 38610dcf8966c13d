/// Exponential backoff with full jitter: the wait before a repetition is random between nothing and a bound that doubles.
public struct Backoff: Sendable, Hashable {
    /// The bound before the first repetition.
    public var base: Duration
    /// What the bound grows to at most.
    public var maximum: Duration
    /// By what the bound grows with each repetition, 1 or more.
    public var factor: Double

    public init(base: Duration = .seconds(1), maximum: Duration = .seconds(60), factor: Double = 2) {
        self.base = base
        self.maximum = maximum
        self.factor = max(1, factor)
    }

    /// The bound of the wait before repetition `number`, from 1.
    public func bound(before number: Int) -> Duration {
        let seconds = base.inSeconds * Self.power(factor, max(1, number) - 1)
        return seconds.isFinite && seconds < maximum.inSeconds ? .seconds(seconds) : maximum
    }

    /// A random wait before repetition `number`, from 1.
    public func delay(before number: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        bound(before: number) * Double.random(in: 0...1, using: &generator)
    }

    /// A random wait before repetition `number`, from 1.
    public func delay(before number: Int) -> Duration {
        var generator = SystemRandomNumberGenerator()
        return delay(before: number, using: &generator)
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<min(exponent, 1_100) { result *= base }
        return result
    }
}

extension Duration {
    /// This duration in seconds, with a fraction.
    public var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
