import ArgumentParser
import Foundation
import Testing

@testable import CharterCLI

@Suite struct CheckWorkflowsCommandTests {
    private func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder.path
    }

    @Test func goodDefinitionsPass() throws {
        let path = try folder(["a.yaml": "name: a\nsteps:\n  - name: x\n    transform: 1\n"])
        try CheckWorkflowsCommand.parse([path]).run()
    }

    @Test func mistakesEndWithOne() throws {
        let path = try folder(["a.yaml": "name: a\nsteps:\n  - name: x\n    transfrom: 1\n"])
        #expect(throws: ExitCode(1)) { try CheckWorkflowsCommand.parse([path]).run() }
    }

    @Test func aFolderThatIsNotThereEndsWithTwo() throws {
        #expect(throws: ExitCode(2)) { try CheckWorkflowsCommand.parse(["/dev/null/workflows"]).run() }
    }

    @Test func theShippedExamplesAreWellDefined() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        try CheckWorkflowsCommand.parse([root.appending(path: "Deploy/workflows").path]).run()
    }
}
