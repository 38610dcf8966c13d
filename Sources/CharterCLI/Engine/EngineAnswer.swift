import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchemaTools

/// What the engine answers to an `EngineRequest`.
enum EngineAnswer: Sendable {
    /// What is wrong with a document or a request; none when `validate` has nothing to report.
    case errors([GraphQLError])
    /// A document or schema as text.
    case printed(String)
    /// What changed between two versions of a schema.
    case changes([SchemaChange])
    /// The response of an execution or introspection.
    case response(GraphQLResponse)
    /// The responses of an execution that uses `@defer` or `@stream`, in their order.
    case payloads([GraphQLResponse])

    /// Whether what was asked for was refused: the exit status of a command is then 1.
    var isRefusal: Bool {
        switch self {
        case .errors(let errors): !errors.isEmpty
        case .printed, .payloads, .changes: false
        case .response(let response): if case .refused = response.outcome { true } else { false }
        }
    }

    /// The answer as one JSON object, with the request's `id` in front when it has one.
    func serialized(id: JSONValue? = nil) -> [UInt8] {
        var json = JSONWriter()
        json.write(UInt8(ascii: "{"))
        if let id {
            json.write("\"id\":")
            json.value(id)
            json.write(UInt8(ascii: ","))
        }
        switch self {
        case .errors(let errors):
            json.write("\"errors\":")
            json.value(.array(errors.map(\.toolJSON)))
            json.write(UInt8(ascii: "}"))
        case .printed(let text):
            json.write("\"printed\":")
            json.string(text)
            json.write(UInt8(ascii: "}"))
        case .changes(let changes):
            json.write("\"changes\":")
            json.value(.array(changes.filter(\.isRated).map(\.toolJSON)))
            json.write(UInt8(ascii: "}"))
        case .response(let response):
            // The response is an object already: what follows its opening brace.
            response.body.withUnsafeBytes { json.write(UnsafeRawBufferPointer(rebasing: $0.dropFirst())) }
        case .payloads(let responses):
            json.write("\"payloads\":[")
            for (index, response) in responses.enumerated() {
                if index > 0 { json.write(UInt8(ascii: ",")) }
                response.body.withUnsafeBytes { json.write($0) }
            }
            json.write("]}")
        }
        return json.bytes
    }
}

extension GraphQLError {
    /// The error as tools read it: message, locations and path, without the codes that are meant for clients.
    fileprivate var toolJSON: JSONValue {
        var error = self
        error.extensions = JSONObject()
        return error.json
    }
}

extension SchemaChange {
    /// Whether the reference implementation rates it as breaking or dangerous: tools that read JSON get these.
    fileprivate var isRated: Bool { severity == .breaking || severity == .dangerous }

    fileprivate var toolJSON: JSONValue {
        [
            "severity": .string(severity.rawValue), "type": .string(type.rawValue),
            "description": .string(description),
        ]
    }
}
