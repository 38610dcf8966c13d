import ArgumentParser
import CharterWorkflows

/// `charter check-workflows`: what is wrong with the files of a folder of workflows.
struct CheckWorkflowsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-workflows", abstract: "Check the definitions of workflows in a folder.",
        discussion: """
            Prints every mistake as `path:line:column: error: …`, and the workflows that are well defined. Nothing runs, \
            no server is asked.

              charter check-workflows Deploy/workflows

            Exit status: 0 all are well defined, 1 there are mistakes, 2 wrong usage or a folder that cannot be read.
            """)

    @Argument(help: "The folder with *.yaml files.")
    var folder = "Deploy/workflows"

    func run() throws {
        try CommandFailure.reporting {
            let result: (definitions: [WorkflowDefinition], diagnostics: [DefinitionDiagnostic])
            do {
                result = try DefinitionCatalog.check(directory: folder)
            } catch {
                throw CommandFailure("\(folder) cannot be read: \(error).")
            }
            for diagnostic in result.diagnostics { StandardError.write("\(diagnostic)\n") }
            for definition in result.definitions.sorted(by: { $0.name < $1.name }) {
                try SystemFile.standardOutput.write(
                    Array("\(definition.name) \(definition.version.prefix(12)) \(definition.steps.count) steps\n".utf8))
            }
            if !result.diagnostics.isEmpty { throw ExitCode(1) }
        }
    }
}
