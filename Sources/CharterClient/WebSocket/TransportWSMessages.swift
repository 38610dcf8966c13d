import Foundation
import GraphQLJSON

/// The messages of a server in the `graphql-transport-ws` protocol.
enum TransportWSServerMessage: Sendable, Equatable {
    case connectionAck
    case ping(JSONValue?)
    case pong
    /// A response, as the JSON that the message carried.
    case next(id: String, [UInt8])
    case error(id: String, [ResponseError])
    case complete(id: String)

    /// What is wrong with a message.
    struct Invalid: Error, Hashable {
        let reason: String
    }

    /// Reads a text message; types and members that the protocol does not know are an error and nothing.
    static func read(_ text: [UInt8]) throws(Invalid) -> TransportWSServerMessage {
        let envelope: Envelope
        do { envelope = try Envelope(text) } catch { throw Invalid(reason: "no JSON object: \(error.message)") }
        switch envelope.type {
        case "connection_ack": return .connectionAck
        case "ping": return .ping(try? JSONValue.parse(envelope.payload))
        case "pong": return .pong
        case "next": return .next(id: try envelope.identifier(), envelope.payload)
        case "complete": return .complete(id: try envelope.identifier())
        case "error":
            guard
                let errors = try? JSONDecoder().decode([ResponseError].self, from: Data(envelope.payload)),
                !errors.isEmpty
            else { throw Invalid(reason: "an error without errors") }
            return .error(id: try envelope.identifier(), errors)
        default: throw Invalid(reason: "a message of unknown type")
        }
    }

    /// A message whose payload is left as it came: it is decoded by whoever knows its type.
    private struct Envelope {
        private(set) var type = ""
        private var id: String?
        private(set) var payload: [UInt8] = []

        init(_ text: [UInt8]) throws(JSONError) {
            do {
                self = try text.withUnsafeBufferPointer { bytes in
                    var reader = JSONReader(bytes, maxDepth: 512)
                    var envelope = Envelope()
                    try reader.readMembers { (reader, key, _) throws(JSONError) in
                        _ = reader.peek()
                        let start = reader.position
                        let value = try reader.readValue()
                        switch key {
                        case "type": envelope.type = value.stringValue ?? ""
                        case "id": envelope.id = value.stringValue
                        case "payload": envelope.payload = Array(bytes[start..<reader.position])
                        default: break
                        }
                    }
                    try reader.expectEnd()
                    return envelope
                }
            } catch let error as JSONError {
                throw error
            } catch {
                throw JSONError("\(error)", at: 0)
            }
        }

        private init() {}

        func identifier() throws(Invalid) -> String {
            guard let id else { throw Invalid(reason: "a message without id") }
            return id
        }
    }
}

/// The messages of a client in the `graphql-transport-ws` protocol.
enum TransportWSClientMessage: Sendable, Equatable {
    case connectionInit(JSONObject?)
    case ping
    case pong(JSONValue?)
    case subscribe(id: String, JSONObject)
    case complete(id: String)

    var text: String {
        var object = JSONObject()
        func add(_ type: String, id: String? = nil, payload: JSONValue? = nil) {
            if let id { object["id"] = .string(id) }
            object["type"] = .string(type)
            if let payload { object["payload"] = payload }
        }
        switch self {
        case .connectionInit(let payload): add("connection_init", payload: payload.map(JSONValue.object))
        case .ping: add("ping")
        case .pong(let payload): add("pong", payload: payload)
        case .subscribe(let id, let payload): add("subscribe", id: id, payload: .object(payload))
        case .complete(let id): add("complete", id: id)
        }
        return JSONValue.object(object).serializedText
    }
}
