import GraphQLExecution
import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema
import Synchronization
import Testing

@testable import CharterREST
@testable import GraphQLTransport

/// The door without a network: a request in, an answer out.
struct TestDoor: Sendable {
    let door: RESTDoor
    let pipeline: RequestPipeline
    private let table: HTTPRouteTable

    /// The second that all answers are made in.
    static let now = RESTInstant(seconds: 1_767_225_600)

    init(
        _ routes: [RESTRoute]? = nil, pipeline options: PipelineOptions = PipelineOptions(),
        executor: (any RequestExecutor)? = nil, _ configure: (inout RESTOptions) -> Void = { _ in }
    ) throws {
        let schema = try Schema.build(sdl: NoteSchema.sdl)
        pipeline = RequestPipeline(DynamicSchema(schema: schema, source: NoteSource()), options: options)
        var options = RESTOptions()
        options.now = { Self.now }
        configure(&options)
        door = try RESTDoor(
            try routes ?? NoteSchema.routes(), pipeline: pipeline, executor: executor, options: options)
        table = HTTPRouteTable(door.routes)
    }

    func get(_ target: String, _ headers: [String: String] = [:]) async throws -> TestAnswer {
        try await send(.get, target, headers)
    }

    func post(_ target: String, _ body: String, _ headers: [String: String] = [:]) async throws -> TestAnswer {
        try await send(.post, target, headers, body)
    }

    /// `headers` have lower-case names. A body is JSON unless they say otherwise.
    func send(
        _ method: HTTPMethod, _ target: String, _ headers: [String: String] = [:], _ body: String = ""
    ) async throws -> TestAnswer {
        var headers = headers
        if !body.isEmpty, headers["content-type"] == nil { headers["content-type"] = "application/json" }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let context = RequestContext(requestID: headers["x-request-id"] ?? "r1", headers: headers)
        let match = Array(parts[0].utf8).withUnsafeBytes { table.match(method, $0) }
        guard case .route(let route, let captured) = match, case .interface(let endpoint) = route.role else {
            throw NoRoute()
        }
        let request = HTTPRoute.Request(
            method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, captured: captured,
            body: Array(body.utf8), context: context)
        switch await endpoint.respond(to: request) {
        case .whole(let reply): return TestAnswer(reply)
        case .stream(let stream):
            var text = ""
            while let piece = await stream.next() { text += piece.text }
            return TestAnswer(status: 200, fields: stream.fields.text, entityTag: nil, text: text, isStream: true)
        }
    }

    struct NoRoute: Error {}
}

struct TestAnswer: Sendable {
    let status: Int
    let fields: String
    let entityTag: String?
    let text: String
    var isStream = false

    init(status: Int, fields: String, entityTag: String?, text: String, isStream: Bool = false) {
        self.status = status
        self.fields = fields
        self.entityTag = entityTag
        self.text = text
        self.isStream = isStream
    }

    init(_ reply: HTTPReply) {
        let id = reply.requestID.map { "X-Request-ID: \($0)\r\n" } ?? ""
        self.init(
            status: reply.status.code, fields: id + reply.fields.text, entityTag: reply.entityTag,
            text: reply.body?.text ?? "")
    }

    var json: JSONValue { (try? JSONValue.parse(text)) ?? .null }
    var data: JSONValue { json["data"] ?? .null }
    var error: String { json["error"]?.stringValue ?? "" }
    var code: String { json["code"]?.stringValue ?? "" }
}
