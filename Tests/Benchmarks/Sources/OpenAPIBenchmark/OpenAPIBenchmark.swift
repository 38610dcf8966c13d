import CharterOpenAPI
import GraphQLRoutes
import GraphQLSchema

/// Describes 500 routes over 100 types, and prints the median of many times.
@main
enum OpenAPIBenchmark {
    private static let routes = 500
    private static let types = 100
    private static let repetitions = 21

    static func main() throws {
        let schema = try Schema.build(sdl: sdl)
        let table = try (0..<routes).map(route)
        let clock = ContinuousClock()
        var times: [Duration] = []
        var bytes = 0
        for _ in 0..<repetitions {
            times.append(
                try clock.measure {
                    bytes = try OpenAPIDocument(table, schema: schema).text.utf8.count
                })
        }
        let median = times.sorted()[repetitions / 2]
        let milliseconds = Double(median.components.attoseconds) / 1e15 + Double(median.components.seconds) * 1_000
        let rounded = (milliseconds * 10).rounded() / 10
        print("\(routes) routes, \(bytes / 1_024) KiB: \(rounded) ms (median of \(repetitions))")
    }

    private static var sdl: String {
        var text = "enum Kind { A B C }\ninput Filter { kind: Kind, minAge: Int, tags: [String!], text: String }\n"
        for type in 0..<types {
            text += """
                type Item\(type) { id: ID!, fullName: String!, createdAt: String!, kind: Kind!, next: Item\((type + 1) % types) }
                input Change\(type) { fullName: String!, kind: Kind, tags: [String!]! = [] }\n
                """
        }
        let fields = (0..<routes).map { number in
            number % 2 == 0
                ? "item\(number)(id: ID!, filter: Filter, first: Int = 10): [Item\(number % types)!]!"
                : "item\(number)(id: ID!, input: Change\(number % types)!): Item\(number % types)"
        }
        return text + "type Query { \(fields.joined(separator: " ")) }"
    }

    private static func route(_ number: Int) throws -> RESTRoute {
        let selection = "{ id full_name: fullName created_at: createdAt kind next { id full_name: fullName } }"
        let isRead = number % 2 == 0
        let arguments = isRead ? "id: $id, filter: $filter, first: $first" : "id: $id, input: $input"
        let variables = isRead ? "$id: ID!, $filter: Filter, $first: Int" : "$id: ID!, $input: Change\(number % types)!"
        return RESTRoute(
            isRead ? .get : .put, try PathTemplate("/api/items/\(number)/{id}"),
            body: isRead ? .none : .argument("input"),
            operation: RESTRoute.Operation(
                name: "item\(number)", type: .query,
                text: "query item\(number)(\(variables)) { item\(number)(\(arguments)) \(selection) }"),
            responseKey: "item\(number)", tags: ["Tag\(number % 10)"], coordinate: "Query.item\(number)")
    }
}
