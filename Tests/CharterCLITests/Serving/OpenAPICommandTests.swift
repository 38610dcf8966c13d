import ArgumentParser
import CharterApp
import CharterOpenAPI
import Foundation
import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite struct OpenAPICommandTests {
    /// `swift run charter openapi --out Deploy/openapi.json` writes it anew: look at what `--check` says of it first.
    @Test func theCommittedDocumentIsThatOfTheSchema() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let committed = try String(contentsOf: root.appending(path: "Deploy/openapi.json"), encoding: .utf8)
        let isCurrent = committed == (try CharterServer.openAPI().text)
        #expect(isCurrent, "Run `swift run charter openapi --out Deploy/openapi.json` and commit the file.")
    }

    @Test func writesWhatItReadsAsUnchanged() throws {
        try TemporaryFiles.with([:]) { path in
            try OpenAPICommand.parse(["--out", path("api.json")]).run()
            try OpenAPICommand.parse(["--check", path("api.json"), "--fail-on", "safe"]).run()
        }
    }

    @Test func changesThatBreakAreStatusOne() throws {
        let old = #"{"openapi":"3.1.0","paths":{"/gone":{"get":{"operationId":"gone","responses":{}}}}}"#
        try TemporaryFiles.with(["old.json": old]) { path in
            let exit = #expect(throws: ExitCode.self) {
                try OpenAPICommand.parse(["--check", path("old.json")]).run()
            }
            #expect(exit?.rawValue == 1)
            try OpenAPICommand.parse(["--check", path("old.json"), "--fail-on", "never"]).run()
        }
    }

    @Test func whatCannotBeReadOrWrittenIsStatusTwo() throws {
        try TemporaryFiles.with(["bad.json": "{"]) { path in
            for arguments in [
                ["--check", path("bad.json")], ["--check", path("missing.json")], ["--out", path("bad.json/x")],
            ] {
                let exit = #expect(throws: ExitCode.self) { try OpenAPICommand.parse(arguments).run() }
                #expect(exit?.rawValue == 2)
            }
            #expect(throws: (any Error).self) { try OpenAPICommand.parse(["--out", "a", "--check", "b"]) }
        }
    }

    @Test func theWorstComesFirst() {
        let changes = OpenAPIDiff.changes(
            from: ["paths": ["/a": ["get": ["operationId": "a"]]]],
            to: ["paths": ["/b": ["get": ["operationId": "b"]]]])
        #expect(
            OpenAPICommand.text(changes)
                == "breaking: GET /a: is gone\nsafe: GET /b: is new\n1 breaking, 0 dangerous, 1 safe\n")
    }
}
