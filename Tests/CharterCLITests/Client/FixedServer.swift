import ArgumentParser
import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLSchema
import GraphQLTransport
import Synchronization

@testable import CharterCLI

/// A real server of Charter's schema whose fields have fixed values, and what commands say to it.
struct FixedServer: Sendable {
    /// What a command wrote and how it ended.
    struct Outcome: Equatable {
        var output = ""
        var error = ""
        var status: Int32 = 0
    }

    let url: String
    private let source: RecordingSource

    private init(url: String, source: RecordingSource) {
        self.url = url
        self.source = source
    }

    /// No server at all, or somebody else's.
    init(url: String) { self.init(url: url, source: RecordingSource(root: .null)) }

    /// The arguments of every root field that was asked for, in their order.
    var calls: [(field: String, arguments: JSONValue)] { source.calls }

    static func with<Result: Sendable>(
        _ root: JSONValue, _ body: (FixedServer) async throws -> Result
    ) async throws -> Result {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Schema").path
        var files = InputFiles()
        let schema = try SchemaFiles.build(try SchemaFiles.sources([folder], &files)).schema.get()
        let source = RecordingSource(root: root)
        let server = GraphQLServer(
            configuration: ServerConfiguration(port: 0, eventLoops: 1),
            executor: RequestPipeline(DynamicSchema(schema: schema, source: source)))
        let port = try await server.start().port ?? 0
        do {
            let result = try await body(FixedServer(url: "http://127.0.0.1:\(port)/graphql", source: source))
            await server.shutdown(deadline: .seconds(1))
            return result
        } catch {
            await server.shutdown(deadline: .zero)
            throw error
        }
    }

    /// Runs a command line, `charter` aside.
    func run(_ arguments: String..., isWindow: Bool = false) async throws -> Outcome {
        try await run(arguments, isWindow: isWindow)
    }

    func run(_ arguments: [String], isWindow: Bool = false) async throws -> Outcome {
        let outcome = WrittenOutcome()
        let terminal = Terminal(
            writeOutput: { text in outcome.add { $0.output += text } },
            writeError: { text in outcome.add { $0.error += text } }, outputIsShown: isWindow, errorIsShown: isWindow)
        guard let command = try Charter.parseAsRoot(arguments + ["--url", url]) as? any ClientCommand else {
            throw CommandFailure("No client command.")
        }
        do {
            try await command.run(on: terminal)
        } catch let code as ExitCode {
            outcome.add { $0.status = code.rawValue }
        }
        return outcome.value
    }
}

private final class WrittenOutcome: Sendable {
    private let state = Mutex(FixedServer.Outcome())

    var value: FixedServer.Outcome { state.withLock { $0 } }
    func add(_ change: (inout FixedServer.Outcome) -> Void) { state.withLock { change(&$0) } }
}

/// Answers from JSON and remembers what root fields were asked with.
private final class RecordingSource: DynamicSource {
    private let source: JSONSource
    private let recorded = Mutex<[(field: String, arguments: JSONValue)]>([])

    init(root: JSONValue) { source = JSONSource(root: root) }

    var root: JSONValue { source.root }
    var calls: [(field: String, arguments: JSONValue)] { recorded.withLock { $0 } }

    func value(
        of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments
    ) throws -> JSONValue {
        if ["Query", "Mutation", "Subscription"].contains(type.name) {
            var object = JSONObject()
            for (position, definition) in field.arguments.enumerated() {
                if let value = arguments[position] { object[definition.name] = value }
            }
            recorded.withLock { $0.append((field.name, .object(object))) }
        }
        return source.value(of: field, on: type, parent: parent, arguments: arguments)
    }
}
