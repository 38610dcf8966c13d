import ArgumentParser
import GraphQLLanguage
import Testing

@testable import CharterCLI

@Suite struct EngineCommandTests {
    @Test func commandsReadTheFilesOfTheirCommandLine() throws {
        try TemporaryFiles.with([
            "schema.graphql": "type Query { a: Int }", "q.graphql": "{ a }", "root.json": "{\"a\":1}", "v.json": "{}",
        ]) { path in
            let validate = try ValidateCommand.parse(["--schema", path("schema.graphql"), path("q.graphql")])
            guard case .validate(let schema, let document?) = try validate.request() else {
                Issue.record("No validation.")
                return
            }
            #expect(schema.text(SourceRange(start: 0, end: 10)) == "type Query")
            #expect(document.bytes == Array("{ a }".utf8))
            let execute = try ExecuteCommand.parse([
                "--schema", path("schema.graphql"), "--root", path("root.json"), "--variables", path("v.json"),
                "--operation-name", "A", path("q.graphql"),
            ])
            guard case .execute(let execution) = try execute.request() else {
                Issue.record("No execution.")
                return
            }
            #expect(execution.operationName == "A")
            guard case .root(["a": 1]) = execution.values else {
                Issue.record("No root.")
                return
            }
        }
    }

    @Test func whatCannotBeReadIsAFailure() throws {
        try TemporaryFiles.with(["bad.json": "{"]) { path in
            var files = InputFiles()
            #expect(throws: CommandFailure.self) { try files.source(path("missing.graphql")) }
            #expect(throws: CommandFailure.self) { try files.json(path("bad.json")) }
        }
    }

    @Test func failuresEndWithStatusTwo() {
        let exit = #expect(throws: ExitCode.self) {
            try CommandFailure.reporting { throw CommandFailure("expected by a test") }
        }
        #expect(exit?.rawValue == 2)
    }

    @Test func answersAreTextOrJSONOnALineOfTheirOwn() throws {
        let parse = try ParseCommand.parse(["-"])
        #expect(String(decoding: parse.output(.printed("{\n  a\n}")), as: UTF8.self) == "{\n  a\n}\n")
        #expect(
            String(decoding: parse.output(.errors([GraphQLError("no")])), as: UTF8.self)
                == "{\"errors\":[{\"message\":\"no\"}]}\n")
        let validate = try ValidateCommand.parse(["--schema", "-", "--format", "text"])
        let error = GraphQLError("no", locations: [SourceLocation(line: 2, column: 3)])
        #expect(String(decoding: validate.output(.errors([error])), as: UTF8.self) == "2:3: no\n")
    }

    @Test func refusalsAreToldFromAnswers() {
        #expect(!EngineAnswer.errors([]).isRefusal)
        #expect(EngineAnswer.errors([GraphQLError("no")]).isRefusal)
        #expect(!EngineAnswer.printed("").isRefusal)
        #expect(EngineAnswer.response(.refused([GraphQLError("no")])).isRefusal)
    }
}
