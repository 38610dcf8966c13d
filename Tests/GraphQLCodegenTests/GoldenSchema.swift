import Foundation
import GraphQLCodegen
import GraphQLLanguage
import Testing

/// One of the schemas under `Golden`: its files, and the generated files that are committed beside them.
struct GoldenSchema: CustomTestStringConvertible {
    let name: String
    var purpose = GeneratorPipeline.Purpose.server

    static let all = ["Books", "Inputs", "Edges", "Routes"].flatMap { name in
        [GoldenSchema(name: name), GoldenSchema(name: name, purpose: .client)]
    }

    var testDescription: String { output }

    /// The folder of the generated files: one for each purpose, each a module of its own.
    private var output: String { purpose == .client ? name + "Client" : name }

    private func folder(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
    }

    func sources() throws -> [Source] { try sources(of: "Schema") }

    /// What clients send, if the schema comes with any.
    func operations() throws -> [Source] {
        let path = "Schema/Operations"
        let exists = FileManager.default.fileExists(atPath: folder(name).appendingPathComponent(path).path)
        return exists ? try sources(of: path) : []
    }

    private func sources(of path: String) throws -> [Source] {
        let place = folder(name).appendingPathComponent(path)
        return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
            .filter { $0.hasSuffix(".graphql") }
            .map { file in
                let data = try Data(contentsOf: place.appendingPathComponent(file))
                return Source(String(decoding: data, as: UTF8.self), name: "\(path)/\(file)")
            }
    }

    func generate() throws -> GeneratorPipeline.Result {
        GeneratorPipeline.run(try sources(), operations: try operations(), for: purpose)
    }

    /// The names of the generated files that are there.
    func committedNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder(output).path).filter {
            $0.hasSuffix(".generated.swift") || $0.hasSuffix(".operations.swift") || $0.hasPrefix("Generated")
        }.sorted()
    }

    func committedText(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder(output).appendingPathComponent(name)), as: UTF8.self)
    }

    func commit(_ files: [GeneratedFile]) throws {
        for name in try committedNames() {
            try FileManager.default.removeItem(at: folder(output).appendingPathComponent(name))
        }
        for file in files {
            try Data(file.text.utf8).write(to: folder(output).appendingPathComponent(file.name))
        }
    }
}
