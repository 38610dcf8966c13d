import GraphQLSchema

/// A small schema with every kind of type, for the targets that need a fixed one.
enum RichSchema {
    static let schema: Schema = {
        do throws(SchemaErrors) { return try Schema.build(sdl: sdl) } catch {
            fatalError("\(error.graphQLErrors.map(\.message))")
        }
    }()

    private static let sdl = """
        directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(label: String, if: Boolean! = true, initialCount: Int! = 0) on FIELD
        directive @tag(name: String!) repeatable on
          | QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT
          | VARIABLE_DEFINITION
        scalar Any
        enum E { A B C @deprecated }
        interface N { id: ID! n: N }
        interface M implements N { id: ID! n: N m(x: Int = 1): [M!] }
        type A implements N & M { id: ID! n: N m(x: Int = 1, y: Any): [M!] a: A! l: [[Int!]]! e: E u: U s(i: I, o: O): String }
        type B implements N { id: ID! n: A b: [B] f: Float t: Boolean any(x: Any): Any }
        union U = A | B
        input I { i: Int! = 1 s: String l: [I!] e: E = A f: [Float] o: O }
        input O @oneOf { a: Int b: String c: I }
        type Q { a(i: I, o: O, e: [E!] = [A], id: ID, f: Float, b: Boolean, x: Any): A b: B! n: N ns: [N]! u: U us: [U!] s: String l: [String] }
        type W { a(s: String!): A b: B }
        type S { a: A s: String b(i: I!): B! }
        schema { query: Q mutation: W subscription: S }
        """
}
