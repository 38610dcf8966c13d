import Foundation

/// Files that exist while a test runs.
enum TemporaryFiles {
    /// `body` gets a function from the name of a file, which may have folders, to its path.
    static func with(_ contents: [String: String], _ body: ((String) -> String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "charter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in contents {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body { folder.appending(path: $0).path }
    }
}
