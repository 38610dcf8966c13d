import AsyncHTTPClient

@testable import CharterModels

extension HTTPClient {
    /// Runs the body with a client for models, which is shut down afterwards.
    static func withModelClient<Result>(
        connectTimeout: Duration = .seconds(5),
        _ body: (HTTPClient) async throws -> Result
    ) async throws -> Result {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .modelCalls(connectTimeout: connectTimeout)
        )
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
