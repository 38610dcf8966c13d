/// Gives the operations of routes names of their own: `rest_get_workflowStatus`, and `…_2` for the second of a field.
struct RouteOperationNames {
    private var taken: Set<String>

    init(taken: [String]) { self.taken = Set(taken) }

    mutating func name(_ method: String, _ field: String) -> String {
        let base = "rest_\(method.lowercased())_\(field)"
        var name = base
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(base)_\(number)"
            number += 1
        }
        return name
    }
}
