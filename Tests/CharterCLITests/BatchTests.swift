import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite struct BatchTests {
    private func answerText(_ line: String) async -> String {
        var batch = Batch()
        return String(decoding: await batch.answer(Array(line.utf8)), as: UTF8.self)
    }

    private func answer(_ request: JSONValue) async throws -> JSONValue {
        var batch = Batch()
        return try JSONValue.parse(await batch.answer(Array(request.serializedText.utf8)), maxDepth: 4_000)
    }

    @Test(arguments: [
        ("", "Unexpected end"), ("[]", "Unexpected '['"), ("null", "Unexpected 'n'"), ("{\"id\":1", "Unexpected end"),
        ("{}", "\"command\" is missing."), ("{\"command\":1}", "\"command\" must be a string."),
        ("{\"command\":\"diff\",\"old\":\"\"}", "\"new\" is missing."), ("{\"command\":\"fly\"}", "Unknown command"),
        ("{\"command\":\"parse\"}", "\"document\" is missing."),
        (
            "{\"command\":\"execute\",\"schema\":\"type Query{a:Int}\",\"document\":\"{a}\"}",
            "\"root\" or \"wiring\" is missing."
        ),
        ("{\"command\":\"execute\",\"schema\":\"\",\"document\":\"\",\"wiring\":\"x\"}", "Unknown wiring"),
        ("{\"command\":\"parse\",\"command\":\"parse\"}", "occurs twice"), ("{\"root\":1e999}", "too large"),
    ])
    func whatIsNoRequestIsAnsweredWithAnError(line: String, message: String) async throws {
        let answer = try JSONValue.parse(await answerText(line))
        guard case .array(let errors)? = answer["errors"] else { throw JSONError("no errors", at: 0) }
        #expect(errors.count == 1)
        #expect(errors.first?["message"]?.stringValue?.contains(message) == true, "\(answer)")
    }

    @Test func invalidUTF8IsAnError() async throws {
        var batch = Batch()
        let line = Array("{\"id\":1,\"command\":\"parse\",\"document\":\"".utf8) + [0xFF] + Array("\"}".utf8)
        let answer = try JSONValue.parse(await batch.answer(line))
        #expect(answer["id"] == 1)
        #expect(answer["errors"] != nil)
    }

    @Test(arguments: ["1", "\"x\"", "null", "{\"a\":[1,2]}", "true"])
    func theIDIsCopied(id: String) async {
        let answer = await answerText("{\"id\":\(id),\"command\":\"parse\",\"document\":\"{a}\"}")
        #expect(answer == "{\"id\":\(id),\"printed\":\"{\\n  a\\n}\"}")
        #expect(await answerText("{\"id\":\(id),\"root\":1e999}").hasPrefix("{\"id\":\(id),\"errors\":["))
    }

    @Test func everyCommandAnswersInItsForm() async throws {
        let sdl: JSONValue = "type Query { a(x: Int = 1): String }"
        #expect(try await answer(["command": "validate", "schema": sdl]) == ["errors": []])
        #expect(
            try await answer(["command": "validate", "schema": sdl, "document": "{ b }"])
                == [
                    "errors": [
                        [
                            "message": "Cannot query field \"b\" on type \"Query\". Did you mean \"a\"?",
                            "locations": [["line": 1, "column": 3]],
                        ]
                    ]
                ])
        #expect(
            try await answer(["command": "execute", "schema": sdl, "document": "{ a }", "root": ["a": ["$args": true]]])
                == ["data": ["a": "{\"x\":1}"]])
        #expect(
            try await answer([
                "command": "execute", "schema": sdl, "document": "query A($v: Int) { a(x: $v) } query B { a }",
                "operationName": "A", "variables": ["v": 7], "root": ["a": ["$args": true]],
            ]) == ["data": ["a": "{\"x\":7}"]])
        #expect(
            try await answer(["command": "execute", "schema": sdl, "document": "{ a }", "wiring": "conformance"])
                == ["data": ["a": "str"]])
        #expect(
            try await answer(["command": "print-schema", "schema": sdl])
                == ["printed": "type Query {\n  a(x: Int = 1): String\n}"])
        #expect(
            try await answer(["command": "introspect", "schema": sdl])["data"]?["__schema"]?["queryType"]?["name"]
                == "Query")
    }

    @Test func diffAnswersWhatTheReferenceRates() async throws {
        let answer = try await answer([
            "command": "diff", "old": "type Query { a: Int b(x: Int = 1): Int }",
            "new": "\"d\" type Query { b(x: Int): Int c: Int }",
        ])
        #expect(
            answer == [
                "changes": [
                    ["severity": "breaking", "type": "FIELD_REMOVED", "description": "Query.a was removed."],
                    [
                        "severity": "dangerous", "type": "ARG_DEFAULT_VALUE_CHANGE",
                        "description": "Query.b arg x defaultValue was removed.",
                    ],
                ]
            ])
        let same: JSONValue = ["command": "diff", "old": "type Query { a: Int }", "new": "type Query { a: Int }"]
        #expect(try await self.answer(same) == ["changes": []])
    }

    @Test(arguments: [
        ("type Query { a: Nope }", "type Query { a: Int }"), ("type Query { a: Int }", "type Query { a: Nope }"),
    ])
    func diffAnswersTheErrorsOfEitherSchema(old: String, new: String) async throws {
        let answer = try await answer(["command": "diff", "old": .string(old), "new": .string(new)])
        #expect(
            answer == ["errors": [["message": "Unknown type \"Nope\".", "locations": [["line": 1, "column": 17]]]]])
    }

    @Test(arguments: ["validate", "execute", "introspect", "print-schema"])
    func errorsOfTheSchemaAreTheAnswer(command: String) async throws {
        let answer = try await answer([
            "command": .string(command), "schema": "type Query { a: Nope }", "document": "{ a }", "root": [:],
        ])
        #expect(
            answer == [
                "errors": [["message": "Unknown type \"Nope\".", "locations": [["line": 1, "column": 17]]]]
            ])
    }

    @Test func subscriptionsAreRefused() async throws {
        let answer = try await answer([
            "command": "execute", "schema": "type Query { a: Int } type Subscription { s: Int }",
            "document": "subscription { s }", "root": [:],
        ])
        #expect(answer["data"] == nil)
        #expect(answer["errors"] != nil)
    }

    @Test func nothingIsTooDeep() async throws {
        let answers = try DeepStackExecutor.run { () -> [Bool] in
            var batch = Batch()
            var refused: [Bool] = []
            for depth in [2_500, 100_000] {
                let document = String(repeating: "{a", count: depth) + String(repeating: "}", count: depth)
                let line: JSONValue = [
                    "command": "execute", "schema": "type Query { a: Query }", "document": .string(document),
                    "root": [:],
                ]
                // The innermost field has no selection, so both documents are refused, by the rules or by the parser.
                refused.append(
                    String(decoding: await batch.answer(Array(line.serializedText.utf8)), as: UTF8.self).contains(
                        "errors"))
                let list = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
                let json =
                    "{\"command\":\"execute\",\"schema\":\"scalar A type Query { a: A }\",\"document\":\"{a}\",\"root\":{\"a\":\(list)}}"
                refused.append(String(decoding: await batch.answer(Array(json.utf8)), as: UTF8.self).contains("errors"))
            }
            return refused
        }
        #expect(answers == [true, false, true, true])
    }
}
