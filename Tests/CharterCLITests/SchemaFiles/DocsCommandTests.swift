import ArgumentParser
import Foundation
import Testing

@testable import CharterCLI

@Suite struct DocsCommandTests {
    @Test(arguments: ["out", "out/page.html"])
    func writesAFileOrIntoAFolder(output: String) throws {
        try TemporaryFiles.with(["s.graphql": "type Query { a: Int }"]) { path in
            for _ in 0..<2 {
                try DocsCommand.parse([path("s.graphql"), "--output", path(output), "--title", "My <API>"]).run()
            }
            let page = try String(
                contentsOfFile: path(output == "out" ? "out/index.html" : output), encoding: .utf8)
            #expect(page.contains("<title>My &lt;API&gt;</title>"))
            #expect(page.contains("id=\"Query.a\""))
        }
    }

    @Test func whatCannotBeReadOrWrittenIsStatusTwo() throws {
        try TemporaryFiles.with(["s.graphql": "type Query { a: Int }", "bad.graphql": "type Query { a: Nope }"]) {
            path in
            for arguments in [
                [path("bad.graphql"), "--output", path("out")], [path("missing.graphql"), "--output", path("out")],
                [path("s.graphql"), "--output", path("s.graphql/below")],
            ] {
                let exit = #expect(throws: ExitCode.self) { try DocsCommand.parse(arguments).run() }
                #expect(exit?.rawValue == 2)
            }
            #expect(!FileManager.default.fileExists(atPath: path("out")))
        }
    }

    @Test(arguments: [("a", "a/index.html"), ("a.html", "a.html"), ("b/a.HTM", "b/a.HTM"), ("a.d", "a.d/index.html")])
    func theEndOfThePathTellsFilesFromFolders(output: String, file: String) {
        #expect(DocsCommand.file(for: output).path.hasSuffix("/" + file))
    }
}
