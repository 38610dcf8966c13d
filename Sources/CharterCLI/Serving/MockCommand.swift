import ArgumentParser
import GraphQLExecution
import GraphQLLanguage
import GraphQLTransport
import GraphQLValidation
import Logging
import NIOCore

struct MockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock", abstract: "Serve any schema with made-up values, over HTTP, WebSocket and event streams.",
        discussion: """
            GraphQL is at /graphql (POST, GET, WebSocket) and /graphql/stream (server-sent events), with introspection. \
            When it accepts requests it prints one line "listening on http://HOST:PORT"; SIGTERM or SIGINT end it.

              charter mock --schema schema.graphql
              charter mock --schema schema.graphql --seed 7 --port 4000
              charter mock --schema schema.graphql --wiring conformance

            Random values are plausible ones by name and type, the same for the same seed. Those of the conformance \
            wiring depend on the type alone: Int 2, Float 3.14, String "str", Boolean true, ID "id", the first value of \
            an enum, two items in a list, the first member of a union, the last implementation of an interface; \
            nothing is null. Subscriptions send events made the same way.

            Exit status: 0 ended by a signal, 1 the schema has errors, 2 wrong usage, an unreadable file or a port \
            that cannot be used.
            """)

    enum Wiring: String, ExpressibleByArgument, CaseIterable {
        case conformance
        case random
    }

    @Option(help: "The schema in SDL; - is standard input.")
    var schema: String

    @Option(help: "Fixed values by type, or seeded plausible ones.")
    var wiring = Wiring.random

    @Option(help: "The seed of random values.")
    var seed: UInt64 = 0

    enum Limits: String, ExpressibleByArgument, CaseIterable {
        case none
        case serve
    }

    @Option(help: "What operations may ask for: anything, or what the limits of `charter serve` allow.")
    var limits = Limits.none

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 lets the system choose.")
    var port = 8080

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("The port must be between 0 and 65535.") }
    }

    func run() async throws {
        try await CommandFailure.reporting {
            let server = GraphQLServer(
                configuration: ServerConfiguration(host: host, port: port), executor: try makePipeline())
            var logger = Logger(label: "charter.mock") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = .error
            try await UntilSignal.run(logger: logger) {
                let address: Int?
                do {
                    address = try await server.start().port
                } catch {
                    throw CommandFailure("\(host):\(port) cannot be used: \(error).")
                }
                try SystemFile.standardOutput.write(Array("listening on http://\(host):\(address ?? port)\n".utf8))
                await UntilSignal.cancelled()
                await server.shutdown()
            }
        }
    }

    /// Unless limits are asked for, any operation on any schema may be tried; bounded is what keeps the process from
    /// failing.
    private var options: PipelineOptions {
        var options = PipelineOptions()
        guard limits == .none else { return options }
        options.limits = .unlimited
        options.cost = .unlimited
        return options
    }

    /// Everything between a request and its made-up answer; throws after telling the errors of the schema.
    func makePipeline() throws -> RequestPipeline {
        var files = InputFiles()
        let source = try files.source(schema)
        let result = try DeepStackExecutor.run { () -> Result<RequestPipeline, GraphQLErrors> in
            var schemas = SchemaCache(capacity: 1)
            do throws(GraphQLErrors) {
                let schema = try schemas.schema(source).schema
                switch wiring {
                case .conformance:
                    return .success(
                        RequestPipeline(
                            DynamicSchema(schema: schema, source: ConformanceSource(schema: schema)),
                            options: options))
                case .random:
                    let values = RandomSource(schema: schema, seed: seed)
                    return .success(
                        RequestPipeline(DynamicSchema(schema: schema, source: values), options: options))
                }
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let pipeline): return pipeline
        case .failure(let error):
            try SystemFile.standardError.write(EngineAnswer.errors(error.errors).serialized() + [UInt8(ascii: "\n")])
            throw ExitCode(1)
        }
    }
}
