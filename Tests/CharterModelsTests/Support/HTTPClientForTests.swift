import AsyncHTTPClient

@testable import CharterModels

extension HTTPClient {
    /// Runs the body with a client for models, which is shut down afterwards.
    static func withModelClient<Result>(
        connectTimeout: Duration = .seconds(5),
        _ body: (HTTPClient) async throws -> Result
    ) async throws -> Result {
        var configuration = HTTPClient.Configuration.modelCalls(connectTimeout: connectTimeout)
        // A busy machine may pause a test for longer than connections otherwise stay.
        configuration.connectionPool.idleTimeout = .seconds(120)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let result = try await body(client)
            try await client.shutdown()
            return result
        } catch {
            try await client.shutdown()
            throw error
        }
    }
}
