import AsyncHTTPClient
import CharterResilience
import Foundation
import GraphQLJSON
import Logging
import NIOCore

@testable import CharterWorkflows

/// The n8n of `Tests/EndToEnd/n8n_stub.py`, a process of its own, and what a test says to it.
struct N8nStub: Sendable {
    let url: String
    let http: HTTPClient

    /// Runs the body with a stub of its own, which ends with it, or after five minutes.
    static func running<Result>(_ body: (N8nStub) async throws -> Result) async throws -> Result {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = ["--signal=KILL", "300", "python3", script, "--api-key", "n8n-key"]
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        defer {
            // `timeout` and what it runs are a group. Other signals may be blocked: they were on the thread that started it.
            kill(-process.processIdentifier, SIGKILL)
        }
        var line = ""
        while !line.hasSuffix("\n"), let piece = try output.fileHandleForReading.read(upToCount: 1) {
            line += String(decoding: piece, as: UTF8.self)
        }
        let url = line.replacing("listening on ", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.retryConnectionEstablishment = false
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let result = try await body(N8nStub(url: url, http: http))
            try await http.shutdown()
            return result
        } catch {
            try await http.shutdown()
            throw error
        }
    }

    private static let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "EndToEnd/n8n_stub.py").path

    // MARK: What it is to do

    func workflow(_ settings: JSONValue, of id: String = "7") async throws {
        _ = try await control("PUT", "workflows/\(id)", settings)
    }

    func server(_ settings: JSONValue) async throws { _ = try await control("PUT", "server", settings) }

    func fault(_ fault: JSONValue) async throws { _ = try await control("POST", "faults", fault) }

    /// Somebody else starts the workflow.
    func start(_ body: JSONValue, of workflow: String = "7") async throws {
        _ = try await control("POST", "workflows/\(workflow)/start", body)
    }

    // MARK: What it saw

    struct Request: Sendable {
        let method: String
        let path: String
        let headers: JSONValue
        let body: JSONValue
    }

    func requests() async throws -> [Request] {
        guard case .array(let items)? = try await control("GET", "requests")["requests"] else { return [] }
        return try items.map { item in
            let body = item["body"]?.stringValue ?? ""
            return Request(
                method: item["method"]?.stringValue ?? "", path: item["path"]?.stringValue ?? "",
                headers: item["headers"] ?? .null, body: body.isEmpty ? .null : try JSONValue.parse(body))
        }
    }

    /// The executions there were, oldest first.
    func executions() async throws -> [JSONValue] {
        guard case .array(let items)? = try await control("GET", "executions")["executions"] else { return [] }
        return items
    }

    private func control(_ method: String, _ path: String, _ body: JSONValue = [:]) async throws -> JSONValue {
        var request = HTTPClientRequest(url: "\(url)/stub/\(path)")
        request.method = .RAW(value: method)
        request.body = .bytes(ByteBuffer(bytes: body.encoded()))
        let response = try await http.execute(request, timeout: .seconds(30))
        let bytes = Array(try await response.body.collect(upTo: 16 << 20).readableBytesView)
        guard response.status == .ok else { throw N8nError.failed(status: Int(response.status.code), detail: path) }
        return try JSONValue.parse(bytes)
    }

    // MARK: Who talks to it

    func settings() throws -> N8nSettings {
        N8nSettings(baseURL: try N8nBaseURL(url), apiKey: try N8nSecret("n8n-key"))
    }

    func client(_ change: (inout N8nSettings) throws -> Void = { _ in }) throws -> N8nClient {
        var settings = try settings()
        try change(&settings)
        return N8nClient(settings: settings, http: http, logger: Logger(label: "test"))
    }
}
