import ArgumentParser
import CharterApp
import CharterOpenAPI
import Foundation
import GraphQLJSON

/// `charter openapi`: the description of the server's routes.
struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Write the OpenAPI description of the routes that `@rest` makes.",
        discussion: """
            It is the document that the server answers at /openapi.json. --check compares it with one that was written \
            before and lists what changed since, whom it may break first:

            breaking   requests that were answered are refused, or answers are not what programs expect
            dangerous  programs that did not foresee it may fail
            safe       nobody notices it before making use of it

              charter openapi --out Deploy/openapi.json
              charter openapi --check Deploy/openapi.json

            Exit status: 0 nothing at or above --fail-on, 1 such changes, 2 wrong usage or a file that cannot be read or \
            written.
            """)

    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case breaking
        case dangerous
        case safe
        case never

        func isReached(by severity: OpenAPIChange.Severity) -> Bool {
            switch self {
            case .breaking: severity == .breaking
            case .dangerous: severity != .safe
            case .safe: true
            case .never: false
            }
        }
    }

    @Option(help: ArgumentHelp("Where to write the document; standard output when left out.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("Compare with this document instead.", valueName: "file"))
    var check: String?

    @Option(help: "The least change that makes the exit status of --check 1.")
    var failOn = Threshold.breaking

    func validate() throws {
        if out != nil, check != nil { throw ValidationError("Give one of --out and --check.") }
    }

    func run() throws {
        try CommandFailure.reporting {
            let document = try CharterServer.openAPI()
            if let check { return try compare(check, document) }
            let bytes = Array(document.text.utf8)
            guard let out else { return try SystemFile.standardOutput.write(bytes) }
            do {
                try Data(bytes).write(to: URL(filePath: out), options: .atomic)
            } catch {
                throw CommandFailure("\(out) cannot be written: \(error.localizedDescription)")
            }
        }
    }

    private func compare(_ path: String, _ document: OpenAPIDocument) throws {
        let old: JSONValue
        do {
            old = try JSONValue.parse(Array(Data(contentsOf: URL(filePath: path))))
        } catch let error as JSONError {
            throw CommandFailure("\(path) is no JSON: \(error.message) (byte \(error.offset))")
        } catch {
            throw CommandFailure("\(path) cannot be read: \(error.localizedDescription)")
        }
        let changes = OpenAPIDiff.changes(from: old, to: .object(document.object))
        try SystemFile.standardOutput.write(Array(Self.text(changes).utf8))
        if changes.contains(where: { failOn.isReached(by: $0.severity) }) { throw ExitCode(1) }
    }

    /// `severity: place: what`, the worst first, and how many there are of each severity.
    static func text(_ changes: [OpenAPIChange]) -> String {
        var lines: [String] = []
        var counts: [String] = []
        for severity in OpenAPIChange.Severity.allCases {
            let some = changes.filter { $0.severity == severity }
            lines += some.map { "\(severity.rawValue): \($0.place): \($0.description)" }
            counts.append("\(some.count) \(severity.rawValue)")
        }
        return (lines + [counts.joined(separator: ", ")]).joined(separator: "\n") + "\n"
    }
}
