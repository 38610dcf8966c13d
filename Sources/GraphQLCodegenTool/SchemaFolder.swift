import Foundation
import GraphQLCodegen
import GraphQLLanguage

/// What a schema folder holds: schema files in it and in the folders in it, and what clients send in `Operations`.
struct SchemaFolder {
    private(set) var schema: [Source] = []
    private(set) var operations: [Source] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ folder: URL) {
        let operationsPath = folder.appendingPathComponent("Operations").path + "/"
        let entries = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let entry = entries?.nextObject() as? URL {
            guard entry.pathExtension == "graphql" else { continue }
            guard let data = try? Data(contentsOf: entry) else {
                diagnostics.append(Diagnostic("The file cannot be read.", path: entry.path))
                continue
            }
            guard let source = Source(validating: Array(data), name: entry.path) else {
                diagnostics.append(Diagnostic("The file is not UTF-8. Save it as UTF-8.", path: entry.path))
                continue
            }
            if entry.path.hasPrefix(operationsPath) { operations.append(source) } else { schema.append(source) }
        }
        if schema.isEmpty, diagnostics.isEmpty {
            diagnostics.append(
                Diagnostic(
                    "There are no .graphql files here. Put the schema into a folder called Schema in the target's "
                        + "folder, or link to it from there.", path: folder.path))
        }
    }
}
