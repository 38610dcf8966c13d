import ArgumentParser
import GraphQLLanguage
import GraphQLSchema
import GraphQLSchemaTools

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "List what changed between two versions of a schema, and whom it may break.",
        discussion: """
            OLD and NEW are schema files or folders of them; one of them may be -, standard input.

            breaking   valid operations no longer are, or get answers they do not expect
            dangerous  operations stay valid, but clients that did not foresee it may fail
            unrated    not harmless in every case; the reference implementation does not rate it
            safe       nobody notices it before making use of it

            JSON has the breaking and dangerous changes, with the types and words of the reference implementation. Text \
            lists all changes by schema coordinate.

              charter diff --format text old.graphql Schema
              git show main:schema.graphql | charter diff --fail-on dangerous - schema.graphql

            Exit status: 0 nothing at or above --fail-on, 1 such changes, 2 wrong usage, an unreadable file or a schema \
            with errors.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json
        case text
    }

    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case breaking
        case dangerous
        case never

        func isReached(by change: SchemaChange) -> Bool {
            switch self {
            case .breaking: change.severity == .breaking
            case .dangerous: change.severity == .breaking || change.severity == .dangerous
            case .never: false
            }
        }
    }

    @Option(help: "The form of the answer.")
    var format = Format.json

    @Option(help: "The least change that makes the exit status 1.")
    var failOn = Threshold.breaking

    @Argument(help: "The schema as it was.")
    var old: String

    @Argument(help: "The schema as it is.")
    var new: String

    func run() throws {
        try CommandFailure.reporting {
            var files = InputFiles()
            let old = try SchemaFiles.sources([old], &files)
            let new = try SchemaFiles.sources([new], &files)
            switch try DeepStackExecutor.run({ Self.compare(old, new) }) {
            case .success(let changes): try report(changes)
            case .failure(let errors):
                if format == .json { try write(EngineAnswer.errors(errors.graphQLErrors).serialized()) }
                throw try errors.reported()
            }
        }
    }

    private func report(_ changes: [SchemaChange]) throws {
        switch format {
        case .json: try write(EngineAnswer.changes(changes).serialized())
        case .text: try write(Array(Self.text(changes).utf8))
        }
        if changes.contains(where: failOn.isReached) { throw ExitCode(1) }
    }

    private func write(_ answer: [UInt8]) throws {
        try SystemFile.standardOutput.write(answer + [UInt8(ascii: "\n")])
    }

    private static func compare(_ old: [Source], _ new: [Source]) -> Result<[SchemaChange], SchemaErrors> {
        let (old, new) = (SchemaFiles.build(old).schema, SchemaFiles.build(new).schema)
        switch (old, new) {
        case (.success(let old), .success(let new)): return .success(SchemaDiff.changes(from: old, to: new))
        case (.failure(let first), .failure(let second)):
            return .failure(SchemaErrors(first.diagnostics + second.diagnostics))
        case (.failure(let errors), _), (_, .failure(let errors)): return .failure(errors)
        }
    }

    /// `severity: coordinate: description (TYPE)`, the worst first, and how many there are of each severity.
    static func text(_ changes: [SchemaChange]) -> String {
        var lines: [String] = []
        var counts: [String] = []
        for severity in SchemaChangeSeverity.allCases {
            let some = changes.filter { $0.severity == severity }
            lines += some.map { change in
                "\(severity.rawValue): \(change.coordinate): \(change.description) (\(change.type.rawValue))"
            }
            counts.append("\(some.count) \(severity.rawValue)")
        }
        return (lines + [counts.joined(separator: ", ")]).joined(separator: "\n")
    }
}
