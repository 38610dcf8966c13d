import Foundation

/// A file of the catalog's folder, as far as the file system tells without reading it.
struct DefinitionFile: Sendable, Hashable {
    let path: String
    let modified: Date
    let bytes: Int
}

/// The folder of definitions.
struct DefinitionFolder: Sendable {
    let path: String

    /// Why the folder cannot be read.
    struct Unreadable: Error {
        let reason: String
    }

    /// How many files are looked at.
    static let maxFiles = 1_000

    /// The definitions' files, `*.yaml` and `*.yml` directly in the folder, by path.
    func files() throws -> [DefinitionFile] {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Unreadable(reason: "there is no such folder")
        }
        let names = try manager.contentsOfDirectory(atPath: path).filter {
            !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml"))
        }
        guard names.count <= Self.maxFiles else {
            throw Unreadable(reason: "it has more than \(Self.maxFiles) definitions")
        }
        return try names.sorted().compactMap { name in
            let file = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            let attributes = try manager.attributesOfItem(atPath: URL(filePath: file).resolvingSymlinksInPath().path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
            return DefinitionFile(
                path: file, modified: attributes[.modificationDate] as? Date ?? .distantPast,
                bytes: (attributes[.size] as? NSNumber)?.intValue ?? 0)
        }
    }

    /// The text of a file. One that is too large is read so far as to be refused.
    static func text(of path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw Unreadable(reason: "it cannot be opened") }
        let data = try handle.read(upToCount: YAMLComposer.maxBytes + 1) ?? Data()
        try handle.close()
        guard let text = String(validating: data, as: UTF8.self) else { throw Unreadable(reason: "it is not UTF-8") }
        return text
    }
}
