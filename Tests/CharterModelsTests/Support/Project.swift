import Foundation

@testable import CharterModels

/// Files of this project, wherever the tests were built.
enum Project {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let launcher = root.appending(path: "Deploy/local-model/launcher.py").path
    static let installScript = root.appending(path: "Deploy/local-model/install.sh").path

    /// Where the real model is installed; downloaded once and kept.
    static let localModelDirectory =
        ProcessInfo.processInfo.environment["CHARTER_LOCAL_MODEL_DIR"]
        ?? root.appending(path: ".charter/local-model").path

    /// Runs a program to its end.
    static func run(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String] = [:]
    ) async throws -> (status: Int32, output: String) {
        let (process, pipe, end) = (Process(), Pipe(), FirstValue<Void>())
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        process.terminationHandler = { _ in end.set(()) }
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        try await end.get()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Whether a process of this identifier exists and is more than a zombie.
    static func isAlive(_ identifier: Int32) throws -> Bool {
        guard kill(identifier, 0) == 0 else { return false }
        do {
            let status = try String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)
            return !status.contains(") Z ")
        } catch CocoaError.fileReadNoSuchFile {
            return false
        }
    }

    /// Waits, up to 10 s, until the process has gone.
    static func untilGone(_ identifier: Int32) async throws -> Bool {
        for _ in 0..<200 {
            if try !isAlive(identifier) { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }
}
