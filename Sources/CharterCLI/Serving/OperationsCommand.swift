import ArgumentParser
import CharterApp
import GraphQLExecution
import GraphQLLanguage

/// `charter operations`: the trusted documents that were built into the server.
struct OperationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operations", abstract: "List the trusted documents of Schema/Operations.",
        discussion: """
            Each line has the type, the name and the identifier that clients send as `documentId`. `--manifest` prints \
            them with their texts instead, in the format of Apollo's persisted query manifest (version 1), for clients \
            and for `charter serve --trusted-documents-manifest`.
            """)

    @Flag(help: "Print a manifest in JSON.")
    var manifest = false

    func run() throws {
        try SystemFile.standardOutput.write(Array(text(CharterServer.operations).utf8))
    }

    func text(_ operations: [TrustedDocument]) -> String {
        if manifest { return TrustedDocumentsManifest.text(of: operations) }
        return operations.map { "\($0.operationType.keyword) \($0.name) \($0.id)\n" }.joined()
    }
}
