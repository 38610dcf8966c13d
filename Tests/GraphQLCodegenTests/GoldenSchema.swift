import Foundation
import GraphQLCodegen
import GraphQLLanguage
import Testing

/// One of the schemas under `Golden`: its files, and the generated files that are committed beside them.
struct GoldenSchema: CustomTestStringConvertible {
    let name: String

    static let all = ["Books", "Inputs", "Edges"].map(GoldenSchema.init)

    var testDescription: String { name }

    private var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    }

    func sources() throws -> [Source] { try sources(of: "Schema") }

    /// What clients send, if the schema comes with any.
    func operations() throws -> [Source] {
        let path = "Schema/Operations"
        let exists = FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
        return exists ? try sources(of: path) : []
    }

    private func sources(of path: String) throws -> [Source] {
        let place = folder.appendingPathComponent(path)
        return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
            .filter { $0.hasSuffix(".graphql") }
            .map { file in
                let data = try Data(contentsOf: place.appendingPathComponent(file))
                return Source(String(decoding: data, as: UTF8.self), name: "\(path)/\(file)")
            }
    }

    func generate() throws -> GeneratorPipeline.Result {
        GeneratorPipeline.run(try sources(), operations: try operations())
    }

    /// The names of the generated files that are there.
    func committedNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".generated.swift") || $0.hasPrefix("Generated")
        }.sorted()
    }

    func committedText(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    func commit(_ files: [GeneratedFile]) throws {
        for name in try committedNames() {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
        for file in files {
            try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
        }
    }
}
