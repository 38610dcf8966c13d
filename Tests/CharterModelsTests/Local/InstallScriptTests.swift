import Foundation
import Testing

/// What the script says when it cannot do its work; doing it is tested with the real model.
struct InstallScriptTests {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "install-\(UUID().uuidString)").path

    @Test func withoutPythonItSaysWhatToInstall() async throws {
        let (status, output) = try await Project.run(
            "/bin/sh",
            [Project.installScript, directory],
            environment: ["PYTHON": "/nowhere/python3"]
        )
        #expect(status == 2)
        #expect(output.contains("error: no /nowhere/python3 found; install Python 3.9 or later"))
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test(arguments: [["--help"], ["one", "two"]])
    func wrongUsage(arguments: [String]) async throws {
        let (status, output) = try await Project.run("/bin/sh", [Project.installScript] + arguments)
        #expect(status == 64)
        #expect(output.contains("usage: install.sh [directory]"))
    }
}
