/// A schema that gives hostile requests much to hold on to: an interface with hundreds of implementations, types that
/// refer to each other in rings, input objects that nest, long lists of names to suggest from.
enum HostileSchema {
    static let types = 400
    static let fields = 12

    static let sdl: String = {
        let own = (0..<fields).map { "field\($0)(a: Int, filter: Filter): String" }.joined(separator: " ")
        let objects = (0..<types).map { number in
            "type Kind\(number) implements Node { id: ID! name: String next: Kind\((number + 1) % types) node: Node "
                + "nodes(first: Int): [Node!]! thing: Thing \(own) }"
        }
        let wide = (0..<3_000).map { "someRatherLongFieldName\($0): Int" }.joined(separator: " ")
        return """
            interface Node { id: ID! name: String node: Node nodes(first: Int): [Node!]! thing: Thing }
            \(objects.joined(separator: "\n"))
            type Wide { \(wide) }
            union Thing = \((0..<types).map { "Kind\($0)" }.joined(separator: " | "))
            enum Color { \((0..<500).map { "COLOR_\($0)" }.joined(separator: " ")) }
            input Filter {
              and: [Filter!] or: Filter not: Filter ids: [ID!] text: String color: Color number: Int = 7
              nested: [[[Int]]]
            }
            type Query {
              node(id: ID, filter: Filter): Node thing: Thing kind: Kind0 wide: Wide
              nodes(first: Int): [Node!]! @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false)
              echo(text: String, texts: [String], number: Int, numbers: [Int], filter: Filter, color: Color): String
            }
            directive @listSize(
              assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],
              requireOneSlicingArgument: Boolean = true
            ) on FIELD_DEFINITION
            directive @mark(number: Int, text: String) repeatable on FIELD | QUERY | INLINE_FRAGMENT | FRAGMENT_SPREAD
            """
    }()
}
