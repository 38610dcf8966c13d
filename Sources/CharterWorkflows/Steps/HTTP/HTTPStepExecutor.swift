import AsyncHTTPClient
import Foundation
import GraphQLJSON
import NIOCore
import NIOHTTP1

/// Sends an HTTP request, to where `OutboundPolicy` allows.
///
/// Each request has a client of its own that knows one address of the host, the one that was judged; a connection kept
/// open would save little beside what steps do. Redirects are followed here, one by one, so that each is judged.
public struct HTTPStepExecutor: StepExecutor {
    private let policy: OutboundPolicy
    private let resolver: HostResolver
    private let connectTimeout: TimeAmount

    public init(policy: OutboundPolicy) { self.init(policy: policy, resolver: .system) }

    init(policy: OutboundPolicy, resolver: HostResolver, connectTimeout: TimeAmount = .seconds(10)) {
        self.policy = policy
        self.resolver = resolver
        self.connectTimeout = connectTimeout
    }

    public func execute(_ step: StepInvocation) async throws -> StepResult {
        var request = try HTTPStepRequest(step)
        var redirectsLeft = request.redirects
        while true {
            let response = try await send(request, step)
            // A step that expects redirects gets them.
            if request.expects(response.status) { return .finished(output: try response.output(step)) }
            guard response.isRedirect, let location = response.header("location") else {
                throw response.failure(step, now: Date())
            }
            guard redirectsLeft > 0 else {
                throw RunFailure(
                    code: "UPSTREAM_ERROR", message: "the server redirects more than \(request.redirects) times",
                    step: step.step)
            }
            redirectsLeft -= 1
            request = try request.redirected(to: location, status: response.status, step)
        }
    }

    /// Sends a request to the first address that takes the connection.
    private func send(_ request: HTTPStepRequest, _ step: StepInvocation) async throws -> HTTPStepResponse {
        let addresses = await resolver.addresses(request.host)
        guard !addresses.isEmpty else {
            throw RunFailure(
                code: "UPSTREAM_ERROR",
                message: "there is no host \"\(request.host.shortened)\", or it cannot be found now",
                step: step.step, isRetryable: true)
        }
        let permitted = policy.permitted(addresses, of: request.host, port: request.port)
        guard !permitted.isEmpty else {
            throw RunFailure(
                code: "VALIDATION_ERROR",
                message:
                    "\"\(request.host.shortened)\" is inside this network; only hosts that are allowed by name may be "
                    + "reached there (--step-allowed-hosts)", step: step.step)
        }
        for (place, address) in permitted.enumerated() {
            do {
                return try await exchange(request, with: address, step)
            } catch let error where place + 1 < permitted.count && error.meansNoConnection && !Task.isCancelled {
                continue
            } catch {
                throw failure(error, step)
            }
        }
        throw CancellationError()
    }

    private func exchange(
        _ request: HTTPStepRequest, with address: IPAddress, _ step: StepInvocation
    ) async throws -> HTTPStepResponse {
        var configuration = HTTPClient.Configuration()
        configuration.dnsOverride = [request.url.host ?? request.host: "\(address)"]
        configuration.timeout.connect = connectTimeout
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let response = try await exchange(request, over: client, step)
            try await client.shutdown()
            return response
        } catch {
            // The error that matters is the first.
            try? await client.shutdown()
            throw error
        }
    }

    private func exchange(
        _ request: HTTPStepRequest, over client: HTTPClient, _ step: StepInvocation
    ) async throws -> HTTPStepResponse {
        var message = HTTPClientRequest(url: request.url.absoluteString)
        message.method = HTTPMethod(rawValue: request.method)
        for header in request.headers { message.headers.add(name: header.name, value: header.value) }
        if let body = request.body { message.body = .bytes(ByteBuffer(bytes: body)) }
        // The step's own timeout ends it.
        let response = try await client.execute(message, deadline: .distantFuture)
        var body: [UInt8] = []
        for try await buffer in response.body {
            body.append(contentsOf: buffer.readableBytesView)
            guard body.count <= request.maximumBytes else {
                throw RunFailure(
                    code: "UPSTREAM_ERROR", message: "the answer has more than \(request.maximumBytes) bytes",
                    step: step.step)
            }
        }
        return HTTPStepResponse(
            status: Int(response.status.code),
            headers: response.headers.map { HTTPStepRequest.Header(name: $0.name, value: $0.value) }, body: body)
    }

    private func failure(_ error: any Error, _ step: StepInvocation) -> any Error {
        if error is RunFailure || error is CancellationError { return error }
        if Task.isCancelled { return CancellationError() }
        let isTimeout = (error as? HTTPClientError) == .connectTimeout
        return RunFailure(
            code: isTimeout ? "TIMEOUT" : "UPSTREAM_ERROR",
            message: isTimeout ? "the server took no connection in time" : "no answer from the server: \(error)",
            step: step.step, isRetryable: true)
    }
}

extension Error {
    /// Whether nothing was sent yet.
    fileprivate var meansNoConnection: Bool {
        if let error = self as? IOError {
            return [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, ETIMEDOUT].contains(error.errnoCode)
        }
        return self as? HTTPClientError == .connectTimeout
    }
}
