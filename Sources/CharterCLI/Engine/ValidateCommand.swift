import ArgumentParser
import GraphQLLanguage

struct ValidateCommand: EngineCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Check a schema, or an operation document against it.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json
        case text
    }

    @Option(help: "The schema in SDL; - is standard input.")
    var schema: String

    @Option(help: "The form of the answer.")
    var format = Format.json

    @Argument(help: "The operation document; without it only the schema is checked.")
    var operation: String?

    func request() throws -> EngineRequest {
        var files = InputFiles()
        return .validate(schema: try files.source(schema), document: try operation.map { try files.source($0) })
    }

    func output(_ answer: EngineAnswer) -> [UInt8] {
        guard format == .text, case .errors(let errors) = answer else {
            return answer.serialized() + [UInt8(ascii: "\n")]
        }
        return Array(errors.map(Self.line).joined().utf8)
    }

    /// `line:column: message`, with the first of the locations.
    private static func line(_ error: GraphQLError) -> String {
        guard let location = error.locations.first else { return "\(error.message)\n" }
        return "\(location.line):\(location.column): \(error.message)\n"
    }
}
