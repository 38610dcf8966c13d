import GraphQLJSON

/// What the one who was asked to start a workflow said.
enum N8nTriggerAnswer: Sendable, Hashable {
    /// The execution's id.
    case execution(N8nID)
    /// The workflow has ended, with this result.
    case result(JSONValue)
    /// Received, without a word on the execution. A filter of the node may have kept it from starting.
    case received

    /// Reads the body of a success. A webhook may answer with any text.
    init(_ trigger: N8nTrigger, body: [UInt8]) throws(N8nError) {
        let json = Self.json(body)
        let id = json.flatMap(Self.executionID)
        switch trigger {
        case .execute:
            guard let id else { throw .malformed(detail: "it holds no execution_id") }
            self = .execution(id)
        case .webhook(let webhook):
            switch (webhook.respondMode, id) {
            case (.lastNode, _): self = .result(json ?? .string(String(decoding: body, as: UTF8.self)))
            case (_, let id?): self = .execution(id)
            case (.onReceived, nil): self = .received
            case (.responseNode, nil): self = .result(json ?? .string(String(decoding: body, as: UTF8.self)))
            }
        }
    }

    private static func json(_ body: [UInt8]) -> JSONValue? {
        // Text and HTML are legal answers of webhooks.
        try? JSONValue.parse(body)
    }

    /// The id in the body, in its envelope `data`, or in the only element of a list.
    private static func executionID(_ json: JSONValue) -> N8nID? {
        if case .array(let items) = json { return items.count == 1 ? items.first.flatMap(ownID) : nil }
        return ownID(json) ?? json["data"].flatMap(ownID)
    }

    private static func ownID(_ json: JSONValue) -> N8nID? {
        N8nID(json["execution_id"] ?? json["executionId"])
    }
}
