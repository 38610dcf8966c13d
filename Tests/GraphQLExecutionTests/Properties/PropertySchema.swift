import GraphQLExecution
import GraphQLSchema

/// A schema with every kind of type, for properties that hold of all requests.
enum PropertySchema {
    static let sdl = """
        scalar Any
        enum Colour { RED GREEN BLUE }
        interface Node { id: ID! node: Node }
        interface Named implements Node { id: ID! node: Node name(colour: Colour = RED): String! }
        type Book implements Node & Named {
          id: ID! node: Node name(colour: Colour = RED): String! pages: Int price: Float author: Author!
          tagged(filter: Filter): [String!] grid: [[Int!]]!
        }
        type Author implements Node & Named {
          id: ID! node: Node name(colour: Colour = RED): String! books(first: Int! = 2): [Book!]! colour: Colour
        }
        union Found = Book | Author
        input Filter { text: String number: Int! = 1 lists: [[Float!]] any: Any not: Filter one: One colours: [Colour!] }
        input One @oneOf { id: ID name: String filter: Filter }
        type Query {
          book(id: ID!): Book author: Author! node: Node found(filter: Filter, one: One): [Found!]!
          echo(text: String, number: Int, float: Float, flag: Boolean, id: ID, any: Any, colour: Colour,
            filter: Filter, one: One, numbers: [Int!], lists: [[String]]): String
        }
        type Mutation { add(filter: Filter!): Book! }
        """

    static func make() throws -> Schema { try Schema.build(sdl: sdl) }

    static func pipeline() throws -> RequestPipeline {
        let schema = try make()
        return RequestPipeline(DynamicSchema(schema: schema, source: ConformanceSource(schema: schema)))
    }
}
