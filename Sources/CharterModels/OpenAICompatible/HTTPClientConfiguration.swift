import AsyncHTTPClient
import CharterResilience
import Foundation
import NIOCore

extension HTTPClient.Configuration {
    /// The settings that calls to models need. Share one client made with them among all providers, and shut it down
    /// when the server stops.
    /// - Parameters:
    ///   - connectTimeout: The limit for opening a connection.
    ///   - maximumConnections: How many answers may stream from one server at the same time; further calls wait for a
    ///     connection no longer than `connectTimeout`.
    public static func modelCalls(
        connectTimeout: Duration = .seconds(5),
        maximumConnections: Int = 256
    ) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .nanoseconds(Int64(connectTimeout.inSeconds * 1e9))
        // A redirect would carry the key and the conversation to wherever it points.
        configuration.redirectConfiguration = .disallow
        // A refused connection is an answer; whether to try again is decided above, once.
        configuration.connectionPool.retryConnectionEstablishment = false
        // The llama.cpp server closes idle connections after 5 s; a request must not meet a connection that is closing.
        configuration.connectionPool.idleTimeout = .seconds(4)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = maximumConnections
        return configuration
    }
}
