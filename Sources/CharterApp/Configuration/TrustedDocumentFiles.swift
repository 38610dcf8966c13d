import Foundation
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

/// The manifests that an operator names, read when the server starts.
enum TrustedDocumentFiles {
    /// The documents of all files, each checked against the schema; throws every mistake in them. An identifier stands for
    /// one text in all files and in `known`, the documents of the schema itself.
    static func read(
        _ paths: [String], schema: Schema, known: [TrustedDocument]
    ) throws(ConfigurationError) -> [TrustedDocument] {
        var documents: [TrustedDocument] = []
        var mistakes: [String] = []
        for path in paths {
            guard let data = FileManager.default.contents(atPath: path) else {
                mistakes.append("\(Settings.trustedDocumentsManifest.option) \(path): the file cannot be read")
                continue
            }
            guard let source = Source(validating: Array(data), name: path) else {
                mistakes.append("\(Settings.trustedDocumentsManifest.option) \(path): the file is not UTF-8")
                continue
            }
            let manifest = TrustedDocumentsManifest(source, schema: schema, known: known + documents)
            documents += manifest.documents
            mistakes += manifest.mistakes
        }
        if !mistakes.isEmpty { throw ConfigurationError(mistakes: mistakes) }
        return documents
    }
}
