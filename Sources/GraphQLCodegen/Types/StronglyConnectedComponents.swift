/// Tarjan's algorithm without recursion, so that a long chain of types cannot overflow the stack.
struct StronglyConnectedComponents {
    /// For each vertex the number of its component.
    private(set) var components: [Int]
    private var sizes: [Int] = []
    private let edges: [[Int]]

    init(_ edges: [[Int]]) {
        self.edges = edges
        components = [Int](repeating: -1, count: edges.count)
        var order = [Int](repeating: -1, count: edges.count)
        var low = order
        var open: [Int] = []
        var next = 0
        for root in edges.indices where order[root] < 0 {
            var path = [(vertex: root, edge: 0)]
            while let (vertex, edge) = path.last {
                if edge == 0 {
                    order[vertex] = next
                    low[vertex] = next
                    next += 1
                    open.append(vertex)
                }
                if edge < edges[vertex].count {
                    path[path.count - 1].edge += 1
                    let target = edges[vertex][edge]
                    if order[target] < 0 {
                        path.append((target, 0))
                    } else if components[target] < 0 {
                        low[vertex] = min(low[vertex], order[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.vertex { low[parent] = min(low[parent], low[vertex]) }
                if low[vertex] == order[vertex] { close(vertex, &open) }
            }
        }
    }

    /// Whether a vertex can be reached from itself.
    func isOnCycle(_ vertex: Int) -> Bool { sizes[components[vertex]] > 1 || edges[vertex].contains(vertex) }

    private mutating func close(_ root: Int, _ open: inout [Int]) {
        var size = 0
        while let vertex = open.popLast() {
            components[vertex] = sizes.count
            size += 1
            if vertex == root { break }
        }
        sizes.append(size)
    }
}
