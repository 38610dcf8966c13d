/// A walk along relationships, level by level: what has been found, and what to ask for next. Cycles end where they
/// began, since nothing is found twice.
struct RelationshipWalk: Sendable, Equatable {
    struct Step: Sendable, Hashable {
        var number: Int64
        var strength: Double
    }

    struct Found: Sendable, Hashable {
        var number: Int64
        var depth: Int
        var strength: Double
    }

    private let maximumDepth: Int
    private let maximumFound: Int
    private var depth = 0
    private(set) var found: [Found] = []
    /// Where the next level begins.
    private(set) var frontier: [Int64]
    /// Everything that must not be found again.
    private(set) var seen: Set<Int64>

    init(from start: Int64, depth: Int, limit: Int) {
        maximumDepth = min(max(depth, 0), ContextLimits.depth)
        maximumFound = min(max(limit, 0), ContextLimits.walk)
        frontier = [start]
        seen = [start]
    }

    /// How many contexts the next level may give; nil when the walk is over.
    var room: Int? {
        guard depth < maximumDepth, found.count < maximumFound, !frontier.isEmpty else { return nil }
        return maximumFound - found.count
    }

    /// Takes the next level: what the frontier leads to, the strongest first.
    mutating func advance(_ steps: [Step]) {
        depth += 1
        frontier = []
        for step in steps where found.count < maximumFound && seen.insert(step.number).inserted {
            found.append(Found(number: step.number, depth: depth, strength: step.strength))
            frontier.append(step.number)
        }
    }
}
