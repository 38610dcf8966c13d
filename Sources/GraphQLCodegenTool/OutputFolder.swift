import Foundation
import GraphQLCodegen

/// The folder that generated files go to.
struct OutputFolder {
    private let folder: URL

    init(_ folder: URL) { self.folder = folder }

    /// Brings the folder to hold exactly these files, leaving alone what is right already.
    func write(_ files: [GeneratedFile]) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files {
            let place = folder.appendingPathComponent(file.name)
            let text = Data(file.text.utf8)
            if (try? Data(contentsOf: place)) != text { try text.write(to: place, options: .atomic) }
        }
        let kept = Set(files.map(\.name))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where (name.hasSuffix(".generated.swift") || name.hasSuffix(".operations.swift")) && !kept.contains(name) {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}
