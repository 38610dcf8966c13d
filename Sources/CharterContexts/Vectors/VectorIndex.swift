import Synchronization

/// The codes of all vectors in memory, as far as they have been read from the table: a prefix of its revisions.
///
/// Every write and every deletion of a vector has a revision of its own, and revisions become visible in their order.
/// So to know all changes, other replicas' included, is to have read up to the last one, and one number says how far
/// that is.
final class VectorIndex: Sendable {
    struct SpaceKey: Sendable, Hashable {
        var model: String
        var dimension: Int
    }

    /// What a search holds on to.
    struct Snapshot: Sendable {
        /// Nil when there is no vector of the model and dimension yet.
        var space: VectorSpace?
        /// The type's number; nil when no vector has this type.
        var type: UInt32?
        /// The last revision that is contained.
        var revision: Int64
    }

    private struct State {
        var spaces: [SpaceKey: VectorSpace] = [:]
        /// The dimensions in which models have vectors: where to look for one that is deleted.
        var dimensions: [String: Set<Int>] = [:]
        var types: [String: UInt32] = [:]
        var revision: Int64 = 0
        var bytes = 0
        /// From here on nothing is added: the rest is looked through in the table.
        var isFull = false
    }

    private let maximumBytes: Int
    private let state = Mutex(State())

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    var revision: Int64 { state.withLock { $0.revision } }
    var isFull: Bool { state.withLock { $0.isFull } }

    var figures: VectorIndexFigures {
        state.withLock {
            VectorIndexFigures(
                vectors: $0.spaces.values.reduce(0) { $0 + $1.count }, bytes: $0.bytes, revision: $0.revision,
                isComplete: !$0.isFull)
        }
    }

    func snapshot(_ key: SpaceKey, type: String?) -> Snapshot {
        state.withLock { state in
            Snapshot(
                space: state.spaces[key], type: type.flatMap { state.types[$0] }, revision: state.revision)
        }
    }

    /// Takes the changes that follow those up to `start`, without gaps. What another call took meanwhile is left out.
    /// - Returns: Whether there was room for all of them.
    func apply(_ changes: [VectorChange], after start: Int64) -> Bool {
        state.withLock { state in
            guard start <= state.revision else { return true }
            for change in changes where change.revision > state.revision {
                guard !state.isFull else { return false }
                if let vector = change.vector {
                    let key = SpaceKey(model: change.model, dimension: vector.count)
                    // A vector of another dimension before it is none of its own any more.
                    remove(change, except: vector.count, &state)
                    var space = state.spaces.removeValue(forKey: key) ?? VectorSpace(dimension: vector.count)
                    let added = space.contains(change.number) ? 0 : space.bytesEach
                    guard state.bytes + added <= maximumBytes else {
                        state.spaces[key] = space
                        state.isFull = true
                        return false
                    }
                    space.set(change.number, vector, type: number(of: change.type, &state))
                    state.bytes += added
                    state.spaces[key] = space
                    state.dimensions[change.model, default: []].insert(vector.count)
                } else {
                    remove(change, except: nil, &state)
                }
                state.revision = change.revision
            }
            return true
        }
    }

    /// Forgets everything, to be read anew.
    func reset() { state.withLock { $0 = State() } }

    private func remove(_ change: VectorChange, except kept: Int?, _ state: inout State) {
        for dimension in state.dimensions[change.model] ?? [] where dimension != kept {
            let key = SpaceKey(model: change.model, dimension: dimension)
            guard var space = state.spaces[key], space.contains(change.number) else { continue }
            // Held once, so that it is changed in place.
            state.spaces[key] = nil
            space.remove(change.number)
            state.bytes -= space.bytesEach
            if space.count > 0 {
                state.spaces[key] = space
            } else {
                state.dimensions[change.model]?.remove(dimension)
            }
        }
    }

    private func number(of type: String, _ state: inout State) -> UInt32 {
        if let number = state.types[type] { return number }
        let number = UInt32(clamping: state.types.count)
        state.types[type] = number
        return number
    }
}

/// A change of the table of vectors: a vector that was written, or one that is gone.
struct VectorChange: Sendable, Hashable {
    var revision: Int64
    /// The context's.
    var number: Int64
    var model: String
    /// The context's type.
    var type: String
    /// Nil when it was deleted.
    var vector: [Float]?
}

/// How the index in memory is doing.
public struct VectorIndexFigures: Sendable, Hashable {
    public var vectors: Int
    /// Of memory, estimated.
    public var bytes: Int
    /// The last change that is contained.
    public var revision: Int64
    /// False when there was not room for all: the rest is looked through in the table, which takes longer.
    public var isComplete: Bool
}
