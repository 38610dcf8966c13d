import Synchronization

/// The finished introspection answers of one plan: a schema does not change, so neither do they.
///
/// All plans together keep at most `budget` bytes, so that many different introspection queries cost time instead of
/// memory.
final class IntrospectionCache: Sendable {
    private static let budget = 16 << 20
    private static let kept = Atomic<Int>(0)

    private let isConstant: Bool
    private let answers = Mutex<[Int32: ResponseBody]>([:])

    /// `isConstant`: no argument in the plan depends on a variable.
    init(isConstant: Bool) { self.isConstant = isConstant }

    deinit {
        let count = answers.withLock { $0.values.reduce(0) { $0 + $1.count } }
        Self.kept.subtract(count, ordering: .relaxed)
    }

    func bytes(of step: Int32) -> ResponseBody? {
        isConstant ? answers.withLock { $0[step] } : nil
    }

    func keep(_ bytes: UnsafeRawBufferPointer, of step: Int32) {
        guard isConstant, Self.kept.load(ordering: .relaxed) + bytes.count <= Self.budget else { return }
        answers.withLock {
            guard $0[step] == nil else { return }
            Self.kept.add(bytes.count, ordering: .relaxed)
            $0[step] = ResponseBody(bytes)
        }
    }
}
