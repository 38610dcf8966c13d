import Foundation

/// A working copy of a package under `Tests/Fixtures`, built and run in child processes.
struct FixturePackage {
    struct Outcome {
        let status: Int32
        let output: String

        var succeeded: Bool { status == 0 }
    }

    private let folder: URL
    private let scratch: URL
    private let root: URL
    private let name: String

    /// Copies the package anew; what earlier runs built of the engine is used again.
    init(_ name: String) throws {
        self.name = name
        root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let work = root.appendingPathComponent(".build/fixtures")
        folder = work.appendingPathComponent(name)
        scratch = work.appendingPathComponent(".build")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: root.appendingPathComponent("Tests/Fixtures/\(name)"), to: folder)
    }

    func build() throws -> Outcome {
        try run(["swift", "build", "--package-path", folder.path, "--scratch-path", scratch.path])
    }

    /// What the package's executable answers to a query.
    func answer(_ query: String) throws -> String {
        try run([scratch.appendingPathComponent("debug/\(name)").path, query]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    // MARK: Edits

    func place(_ path: String) -> URL { folder.appendingPathComponent(path) }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: place(path))
    }

    func replace(_ old: String, with new: String, in path: String) throws {
        let text = String(decoding: try Data(contentsOf: place(path)), as: UTF8.self)
        try write(text.replacingOccurrences(of: old, with: new), to: path)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: place(path))
    }

    private func run(_ arguments: [String]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["CHARTER_PACKAGE": root.path]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
