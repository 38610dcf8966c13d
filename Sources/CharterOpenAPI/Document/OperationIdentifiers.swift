import GraphQLRoutes

/// Names operations for those who generate clients: by the field that answers, with a number from the second of a field
/// on.
struct OperationIdentifiers {
    private var taken: Set<String> = []

    mutating func identifier(of route: RESTRoute) -> String {
        let base = route.coordinate.split(separator: ".").last.map(String.init) ?? route.operation.name
        var name = base
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(base)\(number)"
            number += 1
        }
        return name
    }
}
