import Foundation
import PackagePlugin

/// Runs the generator over the `Schema` folder of a target before it is compiled. The folder `Operations` in it holds
/// what clients send; everything else is the schema.
///
/// `Schema` lies in the target's folder, or is a symbolic link there (`Sources/App/Schema -> ../../Schema`), excluded
/// from the target's sources. The link matters: SwiftPM plans a build anew when something appears in or vanishes from
/// a target's folder, and only then asks a plugin for its inputs and outputs again.
@main
struct GraphQLCodegenPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let schema = target.directoryURL.appending(path: "Schema").resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: schema.path) else {
            Diagnostics.error("\(target.name) has no folder Schema: make one in the target's folder, or link to one.")
            return []
        }
        let output = context.pluginWorkDirectoryURL
        // Folders are inputs too, so that the command runs when only the list of files has changed.
        var inputs = [schema]
        let operations = schema.appending(path: "Operations").path + "/"
        var stems: Set<String> = []
        let entries = FileManager.default.enumerator(at: schema, includingPropertiesForKeys: [.isDirectoryKey])
        while let entry = entries?.nextObject() as? URL {
            if entry.hasDirectoryPath {
                inputs.append(entry)
            } else if entry.pathExtension == "graphql" {
                inputs.append(entry)
                if entry.path.hasPrefix(operations) { continue }
                stems.insert(entry.deletingPathExtension().lastPathComponent)
            }
        }
        let outputs =
            stems.sorted().map { "\($0).generated.swift" } + [
                "GeneratedOperations.swift", "GeneratedRoutes.swift", "GeneratedSchema.swift",
            ]
        return [
            .buildCommand(
                displayName: "Generating Swift from the GraphQL schema of \(target.name)",
                executable: try context.tool(named: "GraphQLCodegenTool").url,
                arguments: [schema.path, output.path],
                inputFiles: inputs,
                outputFiles: outputs.map { output.appending(path: $0) })
        ]
    }
}
