import Foundation
import GraphQLCodegen
import GraphQLLanguage
import GraphQLSchema

/// The schema that some files describe together.
///
/// Charter's own directives (`@resolver`, `@cost`, …) may be applied without being defined, as in `Schema`. Files of
/// operations, and files with nothing but comments, are passed over.
struct SchemaFiles {
    /// Those that could be parsed.
    let documents: [Document]
    /// The schema, or all mistakes of the first phase that finds some.
    let schema: Result<Schema, SchemaErrors>

    static let extensions: Set<String> = ["graphql", "graphqls", "gql"]

    /// Reads files, and folders with all schema files below them, in the order of their paths.
    static func sources(_ paths: [String], _ files: inout InputFiles) throws -> [Source] {
        var sources: [Source] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                sources.append(try files.source(path))
                continue
            }
            let found = try schemaPaths(in: path)
            if found.isEmpty { throw CommandFailure("\(path) holds no .graphql files.") }
            for file in found { sources.append(try files.source(file)) }
        }
        return sources
    }

    private static func schemaPaths(in folder: String) throws -> [String] {
        let real = URL(filePath: folder).resolvingSymlinksInPath()
        let entries = FileManager.default.enumerator(
            at: real, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        var found: [String] = []
        while let entry = entries?.nextObject() as? URL {
            guard extensions.contains(entry.pathExtension.lowercased()) else { continue }
            // Named as the command line names the folder, not by where links lead.
            let tail = entry.path.dropFirst(real.path.count)
            found.append((folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + tail)
        }
        return found.sorted()
    }

    /// Parses and builds; nesting is as deep as `EngineLimits` allow, so this runs on a `DeepStackExecutor`.
    static func build(_ sources: [Source]) -> SchemaFiles {
        var documents: [Document] = []
        var mistakes: [SchemaDiagnostic] = []
        for source in sources where saysSomething(source) {
            do throws(GraphQLError) {
                let document = try Document.parse(source, options: EngineLimits.parse)
                if describesSchema(document) { documents.append(document) }
            } catch {
                mistakes.append(SchemaDiagnostic(syntaxError: error, in: source))
            }
        }
        guard mistakes.isEmpty else {
            return SchemaFiles(documents: documents, schema: .failure(SchemaErrors(mistakes)))
        }
        do throws(SchemaErrors) {
            let built = try InstructedSchema.build(documents, listing: [], parse: EngineLimits.parse)
            return SchemaFiles(documents: documents, schema: .success(built.schema))
        } catch {
            return SchemaFiles(documents: documents, schema: .failure(error))
        }
    }

    private static func describesSchema(_ document: Document) -> Bool {
        document.definitions.contains { definition in
            switch definition {
            case .operation, .fragment: false
            case .schema, .type, .directive: true
            }
        }
    }

    /// Whether there is anything but white space and comments.
    private static func saysSomething(_ source: Source) -> Bool {
        source.bytes.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
            guard let first = line.first(where: { $0 > 0x20 }) else { return false }
            return first != UInt8(ascii: "#")
        }
    }
}
