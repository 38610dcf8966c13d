import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@Suite struct CostCheckTests {
    private let sdl =
        costDirectives + """
            type Query {
              books(first: Int): [Book!]!
                @listSize(assumedSize: 10, slicingArguments: ["first"], requireOneSlicingArgument: false)
            }
            type Book { id: ID! pages: [Page!]! @listSize(assumedSize: 4) }
            type Page { text: String }
            """

    @Test func judgesBothSidesOfTheDefault() async throws {
        let query = "query($n: Int) { books(first: $n) { pages { text } } }"
        #expect(try await execute(sdl, query, root: ["books": []], variables: ["n": 1_000])["errors"] == nil)
        let response = try await execute(sdl, query, root: ["books": []], variables: ["n": 1_001])
        #expect(
            response.errorLines == [
                "The operation costs 5005; at most 5000 is accepted. Ask for shorter lists or fewer nested objects."
            ])
        #expect(response["data"] == nil)
        #expect(response.errorLocations == [["1:1"]])
        guard case .array(let errors)? = response["errors"] else { return }
        #expect(
            errors.first?["extensions"]
                == ["code": "LIMIT_EXCEEDED", "limit": "cost", "maximum": 5_000, "cost": 5_005])
    }

    @Test func assumesALengthForListsThatSayNone() async throws {
        let plain = "type Query { a: [A!]! } type A { a: [A!]! id: ID }"
        let query = "{ a { a { a { id } } } }"
        #expect(try await execute(plain, query, root: ["a": []])["errors"] == nil)
        var options = PipelineOptions()
        options.cost.assumedListSize = 17
        let response = try await execute(plain, query, root: ["a": []], options: options)
        #expect(response.errorLines.first?.hasPrefix("The operation costs 5219") == true)
    }

    @Test func isJudgedForEachRequestOfACachedText() async throws {
        let execution = DynamicExecution(sdl, root: ["books": []])
        for count in [10, 6_000, 10, 6_000] as [Int64] {
            let response = try await execution.response(
                "query($n: Int) { books(first: $n) { id } }", ["n": .int(count)])
            #expect((response["errors"] == nil) == (count == 10))
        }
    }

    @Test func isSwitchedOffForTools() async throws {
        let response = try await execute(
            sdl, "{ books(first: 1000000) { id } }", root: ["books": []], options: .unbounded)
        #expect(response["errors"] == nil)
    }
}
