/// The places that a writer is in, one below the other; the first few, which is what most answers need, take no memory
/// of their own.
@frozen
@usableFromInline
struct PathStack {
    @usableFromInline var count = 0
    @usableFromInline var near: InlineArray<8, Int32> = .init(repeating: 0)
    @usableFromInline var far: [Int32] = []

    @inlinable
    init() {}

    @inlinable @inline(__always)
    mutating func push(_ place: Int32) {
        if count < 8 { near[count] = place } else { far.append(place) }
        count &+= 1
    }

    /// Changes the last place; there is one.
    @inlinable @inline(__always)
    mutating func replaceLast(_ place: Int32) {
        if count <= 8 { near[count &- 1] = place } else { far[count &- 9] = place }
    }

    /// Leaves the last `places`; there are as many.
    @inlinable @inline(__always)
    mutating func pop(_ places: Int = 1) {
        count &-= places
        if !far.isEmpty { far.removeLast(far.count - max(count - 8, 0)) }
    }

    mutating func removeAll() {
        count = 0
        if !far.isEmpty { far.removeAll(keepingCapacity: true) }
    }

    var places: [Int32] { (0..<count).map { $0 < 8 ? near[$0] : far[$0 - 8] } }
}
