import Foundation
import GraphQLCodegen
import GraphQLLanguage

/// The schema files of a folder and of the folders in it.
enum SchemaFolder {
    static func read(_ folder: URL) -> (sources: [Source], diagnostics: [Diagnostic]) {
        var sources: [Source] = []
        var diagnostics: [Diagnostic] = []
        let entries = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let entry = entries?.nextObject() as? URL {
            guard entry.pathExtension == "graphql" else { continue }
            guard let data = try? Data(contentsOf: entry) else {
                diagnostics.append(Diagnostic("The file cannot be read.", path: entry.path))
                continue
            }
            if let source = Source(validating: Array(data), name: entry.path) {
                sources.append(source)
            } else {
                diagnostics.append(Diagnostic("The file is not UTF-8. Save it as UTF-8.", path: entry.path))
            }
        }
        if sources.isEmpty, diagnostics.isEmpty {
            diagnostics.append(
                Diagnostic(
                    "There are no .graphql files here. Put the schema into a folder called Schema in the target's "
                        + "folder, or link to it from there.", path: folder.path))
        }
        return (sources, diagnostics)
    }
}
