/// The best of many, with the worst of them at hand: a binary heap.
struct NearestVectors: Sendable {
    private struct Candidate: Sendable {
        var number: Int64
        var score: Float
    }

    private let limit: Int
    private var heap: [Candidate] = []

    init(limit: Int) {
        self.limit = max(0, limit)
        heap.reserveCapacity(self.limit)
    }

    @inline(__always)
    mutating func add(_ number: Int64, _ score: Float) {
        if heap.count == limit {
            guard let worst = heap.first, score > worst.score else { return }
            heap[0] = Candidate(number: number, score: score)
            sink()
        } else {
            heap.append(Candidate(number: number, score: score))
            rise()
        }
    }

    /// The best first; equal ones by their numbers.
    var numbers: [Int64] {
        heap.sorted { $0.score != $1.score ? $0.score > $1.score : $0.number < $1.number }.map(\.number)
    }

    private mutating func rise() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].score < heap[parent].score else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].score < heap[smallest].score {
                smallest = child
            }
            guard smallest != parent else { return }
            heap.swapAt(parent, smallest)
            parent = smallest
        }
    }
}
