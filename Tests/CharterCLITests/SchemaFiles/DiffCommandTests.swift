import ArgumentParser
import GraphQLSchema
import GraphQLSchemaTools
import Testing

@testable import CharterCLI

@Suite struct DiffCommandTests {
    private func status(_ old: String, _ new: String, _ options: String...) throws -> Int32 {
        var status: Int32 = 0
        try TemporaryFiles.with(["old.graphql": old, "new.graphql": new]) { path in
            do {
                try DiffCommand.parse(options + [path("old.graphql"), path("new.graphql")]).run()
            } catch let exit as ExitCode {
                status = exit.rawValue
            }
        }
        return status
    }

    @Test(
        arguments: [
            (["--fail-on", "breaking"], [1, 0, 0]), (["--fail-on", "dangerous"], [1, 1, 0]),
            (["--fail-on", "never"], [0, 0, 0]),
            ([], [1, 0, 0]), (["--format", "text"], [1, 0, 0]),
        ] as [([String], [Int32])])
    func theStatusFollowsTheThreshold(options: [String], expected: [Int32]) throws {
        let old = "type Query { a(e: E): E } enum E { A }"
        let news = [
            "type Query { b(e: E): E } enum E { A }", "type Query { a(e: E): E } enum E { A B }",
            "type Query { a(e: E): E b: Int } enum E { A }",
        ]
        var found: [Int32] = []
        for new in news {
            try TemporaryFiles.with(["old.graphql": old, "new.graphql": new]) { path in
                do {
                    try DiffCommand.parse(options + [path("old.graphql"), path("new.graphql")]).run()
                    found.append(0)
                } catch let exit as ExitCode {
                    found.append(exit.rawValue)
                }
            }
        }
        #expect(found == expected)
    }

    @Test func schemasWithErrorsAndMissingFilesAreStatusTwo() throws {
        #expect(try status("type Query { a: Nope }", "type Query { a: Int }") == 2)
        #expect(try status("type Query { a: Int }", "type Query {", "--format", "text", "--fail-on", "never") == 2)
        let exit = #expect(throws: ExitCode.self) { try DiffCommand.parse(["/nothing/a", "/nothing/b"]).run() }
        #expect(exit?.rawValue == 2)
    }

    @Test func textListsTheWorstFirstByCoordinate() throws {
        let changes = SchemaDiff.changes(
            from: try Schema.build(sdl: "type Query { a: Int b(x: Int): E } enum E { A } input I { x: Int = 1 }"),
            to: try Schema.build(sdl: "type Query { b: E c: Int } enum E { A B } input I { x: Int }"))
        #expect(
            DiffCommand.text(changes) == """
                breaking: Query.a: Query.a was removed. (FIELD_REMOVED)
                breaking: Query.b(x:): Query.b arg x was removed. (ARG_REMOVED)
                dangerous: E.B: B was added to enum type E. (VALUE_ADDED_TO_ENUM)
                unrated: I.x: I.x has changed defaultValue from 1 to none. (INPUT_FIELD_DEFAULT_VALUE_CHANGED)
                safe: Query.c: Query.c was added. (FIELD_ADDED)
                2 breaking, 1 dangerous, 1 unrated, 1 safe
                """)
        #expect(DiffCommand.text([]) == "0 breaking, 0 dangerous, 0 unrated, 0 safe")
    }
}
