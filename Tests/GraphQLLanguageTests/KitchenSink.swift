/// Documents that use every form of the grammar at least once.
enum KitchenSink {
    static let executable = #"""
        "What the page asks for"
        query Dashboard(
          "The workflow" $id: ID!, $first: Int = 10 @positive
          $filter: Filter = {states: [DONE, FAILED], since: null, deep: {a: [[1, -2.5e3], []]}} $flags: [[Boolean!]]!
        ) @trace(id: "\u{1F600}\n") @trace {
          answer: aiResponse(prompt: """ raw "text" \""" and \n no escape """, model: null) @include(if: $detailed) {
            content ...Meta @skip(if: true) tokensUsed
          }
          workflow(id: $id) {
            on, query, fragment: true, type
            ... on Workflow @defer(label: "steps") { steps(first: $first, filter: $filter) { id } }
            ... @include(if: $detailed) { log }
            ... { __typename }
          }
          long(firstArgument: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", secondArgument: [ENUM, true, false, null], third: {})
        }

        mutation Start { start(input: {name: "x", retry: {limit: 3}}) { id } }
        mutation @transaction { stop }
        subscription OnEvent($topic: Topic! = ALL) { events(topic: $topic) { at } }
        query ($a: Int) { a(b: $a) }
        query { a }
        { b }
        """
        About answers
          in general
        """
        fragment Meta on AIResponse @cached(for: 1.5) { model timestamp }
        """#

    static let typeSystem = #"""
        "The schema" schema @link(url: "https://example.test") { query: Query mutation: Mutation subscription: Subscription }
        extend schema @more
        extend schema { subscription: Subscription }

        """
        A moment,
          in "UTC"
        """
        scalar DateTime @specifiedBy(url: "https://example.test/date-time")
        scalar Bare
        extend scalar Bare @tag(name: "x")

        "An object" type Workflow implements & Node & Entity @key(fields: "id") {
          "Its id" id: ID!
          steps("At most" first: Int! = 10 @max(value: 100), filter: Filter = {states: [DONE]}): [Step!]! @cost(weight: 2)
          plain(a: Int, b: [[String!]] = [["x"]]): String @deprecated
        }
        type Empty
        type Alone implements Node
        extend type Workflow implements Extra
        extend type Workflow @tag(name: """block""")
        extend type Workflow { extra(
          """
          long
          """
          a: Int): Int }

        interface Node implements Entity & Extra { id: ID! }
        interface Marker
        extend interface Node @tag { name: String }

        "Either" union SearchResult @tag = | Workflow | Step
        union Nothing
        union One = Workflow
        extend union Nothing = Workflow
        extend union One @tag

        enum State @tag { "Finished" DONE FAILED @deprecated(reason: "use \"ERROR\"") on type }
        enum Void
        extend enum State { ERROR }
        extend enum State @tag

        "Filter" input Filter @oneOf { "Which" states: [State!] = [DONE, FAILED] @tag since: DateTime }
        input Blank
        extend input Filter { deep: Filter = {} }
        extend input Filter @tag

        "Mark" directive @tag("Its name" name: String = "x" @a) repeatable on | OBJECT | FIELD_DEFINITION
        directive @plain(a: Int, b: Int) on FIELD
        directive @everywhere on QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD
          | INLINE_FRAGMENT | VARIABLE_DEFINITION | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION
          | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
        """#
}
