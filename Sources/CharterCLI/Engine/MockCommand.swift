import ArgumentParser
import GraphQLExecution
import GraphQLLanguage
import GraphQLTransport

struct MockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock", abstract: "Serve any schema with made-up values, over HTTP, WebSocket and event streams.",
        discussion: "It runs until it is interrupted, on this machine's loopback address.")

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

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 lets the system choose.")
    var port = 8080

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("The port must be between 0 and 65535.") }
    }

    func run() async throws {
        var pipeline: RequestPipeline?
        try CommandFailure.reporting { pipeline = try makePipeline() }
        guard let pipeline else { return }
        let server = GraphQLServer(configuration: ServerConfiguration(host: host, port: port), executor: pipeline)
        let interrupted = ShutdownSignals.stream()
        do {
            let address = try await server.start()
            try SystemFile.standardOutput.write(Array("listening on http://\(host):\(address.port ?? port)\n".utf8))
        } catch {
            try CommandFailure.reporting { throw CommandFailure("\(host):\(port) cannot be used: \(error).") }
        }
        for await _ in interrupted { break }
        await server.shutdown()
    }

    /// Everything between a request and its made-up answer; throws after telling the errors of the schema.
    private func makePipeline() throws -> RequestPipeline {
        var files = InputFiles()
        let source = try files.source(schema)
        let result = try DeepStackExecutor.run { () -> Result<RequestPipeline, any Error> in
            var schemas = SchemaCache(capacity: 1)
            do {
                let schema = try schemas.schema(source).schema
                switch wiring {
                case .conformance:
                    return .success(
                        RequestPipeline(DynamicSchema(schema: schema, source: ConformanceSource(schema: schema))))
                case .random:
                    let values = RandomSource(schema: schema, seed: seed)
                    return .success(RequestPipeline(DynamicSchema(schema: schema, source: values)))
                }
            } catch {
                return .failure(error)
            }
        }
        do {
            return try result.get()
        } catch let errors as GraphQLErrors {
            try SystemFile.standardError.write(EngineAnswer.errors(errors.errors).serialized() + [UInt8(ascii: "\n")])
            throw ExitCode(1)
        }
    }
}
