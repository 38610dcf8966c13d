import GraphQLExecution
import GraphQLLanguage
import Testing

@Suite struct PlannerTests {
    private let sdl = """
        type Query { book: Book node(id: ID!): Node search: [Result!]! }
        interface Node { id: ID! }
        type Book implements Node { id: ID! title: String author: Author reviews(first: Int = 3): [Review!]! }
        type Author implements Node { id: ID! books: [Book!]! }
        type Review { stars: Int }
        union Result = Book | Author
        """

    @Test func marksWhatIsStoredAndWhatIsResolved() throws {
        #expect(
            try plan(
                sdl,
                "{ book { t: title author { books { reviews { stars } } } ...B } } fragment B on Book { id t: title }")
                    == """
                    query
                      book: Query.book resolved
                        t: Book.title stored
                        author: Book.author stored, resolved below
                          books: Author.books stored, resolved below
                            reviews: Book.reviews resolved
                              stars: Review.stars stored
                        id: Book.id stored

                    """)
    }

    @Test func plansAbstractTypesForEachPossibleType() throws {
        #expect(
            try plan(sdl, "{ search { __typename ... on Node { id } ... on Book { title } } }") == """
                query
                  search: Query.search resolved
                    ... on Book
                      __typename: Book.__typename stored
                      id: Book.id stored
                      title: Book.title stored
                    ... on Author
                      __typename: Author.__typename stored
                      id: Author.id stored

                """)
    }

    @Test func refusesMoreStepsThanTheLimit() throws {
        var options = PipelineOptions()
        options.plan = PlanLimits(maxSteps: 3)
        #expect(throws: Never.self) { try plan(sdl, "{ book { id title } }", options: options) }
        let errors = #expect(throws: GraphQLErrors.self) {
            try plan(sdl, "{ book { id title author { id } } }", options: options)
        }
        #expect(errors?.errors.first?.code == .limitExceeded)
    }

    @Test func refusesFragmentsThatNestTooDeep() throws {
        var options = PipelineOptions()
        options.plan = PlanLimits(maxDepth: 4)
        let errors = #expect(throws: GraphQLErrors.self) {
            try plan(
                sdl,
                "{ book { ...B } } fragment B on Book { author { ...A } } fragment A on Author { books { author { id } } }",
                options: options)
        }
        #expect(errors?.errors.first?.code == .limitExceeded)
    }

    /// A fragment of 400 fields spread in each of 400 places, for each possible type: planning stops at its budget.
    @Test func boundsTheVisitsOfAnAmplifyingDocument() throws {
        let fields = (0..<400).map { "a\($0): id" }.joined(separator: " ")
        let uses = (0..<400).map { "n\($0): node(id: 1) { ...F }" }.joined(separator: " ")
        var options = PipelineOptions()
        options.limits = .unlimited
        options.plan = PlanLimits(maxSteps: .max, maxSelectionVisits: 10_000)
        let errors = #expect(throws: GraphQLErrors.self) {
            try plan(sdl, "{ \(uses) } fragment F on Node { \(fields) }", options: options)
        }
        #expect(errors?.errors.first?.code == .limitExceeded)
        #expect(errors?.errors.first?.message.contains("10000 selections") == true)
    }

    @Test func boundsTheNestingOfIntrospectionLists() throws {
        let nested = "{ __schema { types { fields { type { fields { name } } } } } }"
        #expect(throws: Never.self) { try plan(sdl, nested) }
        let deeper = nested.replacing("{ name }", with: "{ type { fields { name } } }")
        let errors = #expect(throws: GraphQLErrors.self) { try plan(sdl, deeper) }
        #expect(errors?.errors.first?.code == .limitExceeded)
        #expect(throws: Never.self) { try plan(sdl, IntrospectionQuery.full) }
    }

    @Test func refusesAnOperationWithoutRootType() async throws {
        let response = try await execute("type Query { a: Int }", "mutation { a }")
        #expect(response["data"] == nil)
        #expect(!response.errorLines.isEmpty)
    }
}
