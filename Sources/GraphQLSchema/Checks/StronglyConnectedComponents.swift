/// The groups of nodes of a directed graph that can all reach each other (Tarjan's algorithm, with a stack of its own).
package struct StronglyConnectedComponents {
    /// By node: the number of its group.
    package private(set) var component: [Int]
    /// By group: how many nodes it has.
    package private(set) var sizes: [Int] = []
    private let edges: [[Int]]

    /// `edges`: by node, the nodes that it leads to.
    package init(_ edges: [[Int]]) {
        self.edges = edges
        let unseen = -1
        component = Array(repeating: unseen, count: edges.count)
        var order = Array(repeating: unseen, count: edges.count)
        var low = order
        var pending: [Int] = []
        var counter = 0
        for start in edges.indices where order[start] == unseen {
            var calls = [(node: start, next: 0)]
            while let top = calls.indices.last {
                let (node, next) = calls[top]
                if next == 0 {
                    (order[node], low[node]) = (counter, counter)
                    counter += 1
                    pending.append(node)
                }
                if next < edges[node].count {
                    calls[top].next += 1
                    let target = edges[node][next]
                    if order[target] == unseen {
                        calls.append((target, 0))
                    } else if component[target] == unseen {
                        low[node] = min(low[node], order[target])
                    }
                    continue
                }
                calls.removeLast()
                if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
                if low[node] == order[node] { close(node, &pending) }
            }
        }
    }

    /// Whether a node can be reached from itself.
    package func isOnCycle(_ node: Int) -> Bool { sizes[component[node]] > 1 || edges[node].contains(node) }

    private mutating func close(_ root: Int, _ pending: inout [Int]) {
        var size = 0
        while let node = pending.popLast() {
            component[node] = sizes.count
            size += 1
            if node == root { break }
        }
        sizes.append(size)
    }
}
