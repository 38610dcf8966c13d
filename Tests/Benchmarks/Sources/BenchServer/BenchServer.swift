import BenchmarkSchema
import CharterREST
import Foundation
import GraphQLExecution
import GraphQLLanguage
import GraphQLTransport

/// `bench-server --port P [--fixed FILE]`: the benchmark's schema behind the server's front, on one event loop, with the
/// server's defaults; with `--fixed`, the bytes of a file for every request instead.
@main
struct BenchServer {
    static func main() async throws {
        var port = 8080
        var fixed: String?
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch (argument, arguments.popFirst()) {
            case ("--port", let value?): port = Int(value) ?? port
            case ("--fixed", let value?): fixed = value
            default:
                FileHandle.standardError.write(Data("usage: bench-server [--port P] [--fixed FILE]\n".utf8))
                exit(2)
            }
        }
        let executor: any RequestExecutor
        var routes: [HTTPRoute] = []
        if let fixed {
            executor = FixedExecutor(body: ResponseBody(Array(try Data(contentsOf: URL(filePath: fixed)))))
        } else {
            let pipeline = RequestPipeline(try GeneratedSchema(resolvers: BenchmarkData()), options: .benchmark)
            routes = try RESTDoor(BenchRoutes.make(), pipeline: pipeline).routes
            executor = pipeline
        }
        let server = GraphQLServer(
            configuration: ServerConfiguration(port: port, eventLoops: 1), executor: executor, routes: routes,
            observer: SilentObserver())
        let address = try await server.start()
        print("listening on http://127.0.0.1:\(address.port ?? port)")
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}

/// Answers every request with the same bytes: what the front costs by itself.
struct FixedExecutor: RequestExecutor {
    let body: ResponseBody

    func execute(
        _ request: GraphQLRequest, context: RequestContext, allowing: OperationTypeSet
    ) async -> OperationResult {
        .response(GraphQLResponse(body: body, outcome: .executed(hasErrors: false, dataIsNull: false)))
    }
}
