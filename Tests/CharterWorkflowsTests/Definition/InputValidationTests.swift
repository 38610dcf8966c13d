import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct InputValidationTests {
    private let definition = """
        name: w
        inputs:
          title: {type: string, required: true, minLength: 2, maxLength: 5}
          count: {type: integer, minimum: 1, maximum: 10, default: 3}
          ratio: {type: number, maximum: 1}
          deep: {type: boolean, default: false}
          tone: {type: string, enum: [friendly, strict]}
          tags: {type: list, minItems: 1, maxItems: 2, items: {type: string}}
          files:
            type: list
            items:
              type: object
              properties:
                name: {type: string, required: true}
                size: {type: integer, default: 0}
          any: {type: object}
        steps: [{name: s, transform: 1}]
        """

    private func mistakes(_ input: JSONValue) throws -> [String] {
        let definition = try DefinitionTesting.definition(definition)
        do throws(InputErrors) {
            _ = try definition.validated(input)
            return []
        } catch {
            return error.mistakes.map(\.description)
        }
    }

    @Test func defaultsAreFilledIn() throws {
        let input = try DefinitionTesting.definition(definition).validated([
            "title": "abc", "files": [["name": "x"], ["name": "y", "size": 2.0]], "any": ["k": [1]], "ratio": 1,
        ])
        #expect(
            input == [
                "title": "abc", "count": 3, "ratio": 1, "deep": false, "tone": nil, "tags": nil,
                "files": [["name": "x", "size": 0], ["name": "y", "size": 2]], "any": ["k": [1]],
            ])
        #expect(input["files"].map { $0 == [["name": "x", "size": 0], ["name": "y", "size": .int(2)]] } == true)
    }

    @Test func everyMistakeIsToldWithItsPath() throws {
        let mistakes = try mistakes([
            "count": 0, "ratio": 1.5, "deep": "yes", "tone": "freindly", "tags": [], "files": [["size": 1.5], 7],
            "any": [1], "titlee": "x",
        ])
        #expect(
            mistakes == [
                "inputs.titlee: is not expected here. Did you mean \"title\" or \"files\"?",
                "inputs.title: is required: a string",
                "inputs.count: must be at least 1",
                "inputs.ratio: must be at most 1",
                "inputs.deep: must be a boolean, not a text",
                "inputs.tone: must be one of \"friendly\", \"strict\". Did you mean \"friendly\"?",
                "inputs.tags: must have at least 1 elements, not 0",
                "inputs.files[0].name: is required: a string",
                "inputs.files[0].size: must be an integer, not a number (1.5)",
                "inputs.files[1]: must be an object, not a number (7)",
                "inputs.any: must be an object, not a list",
            ])
    }

    @Test(
        arguments: [
            (["title": "a"], "inputs.title: must have at least 2 characters, not 1"),
            (["title": "abcdef"], "inputs.title: must have at most 5 characters, not 6"),
            (["title": nil], "inputs.title: is required: a string"),
            (["title": "abc", "tags": ["a", "b", "c"]], "inputs.tags: must have at most 2 elements, not 3"),
            (["title": "abc", "count": 1e30], "inputs.count: must be an integer, not a number (1e+30)"),
            ([], "inputs: must be an object, not a list"),
        ] as [(JSONValue, String)])
    func bounds(input: JSONValue, message: String) throws {
        #expect(try mistakes(input) == [message])
    }

    @Test func charactersAreCountedNotBytes() throws {
        #expect(try mistakes(["title": "日本語日本"]) == [])
    }

    @Test func theNumberOfMistakesIsBounded() throws {
        let members = (0..<500).map { ("x\($0)", JSONValue.int(1)) }
        #expect(try mistakes(.object(JSONObject(members))).count == InputErrors.maxMistakes)
    }
}
