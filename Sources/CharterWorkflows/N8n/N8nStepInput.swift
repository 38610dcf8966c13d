import GraphQLJSON

/// What an n8n step is given:
///
/// | member | meaning |
/// |---|---|
/// | `workflow` | the workflow's id; needed to find executions whose id the webhook does not tell, and by `execute` |
/// | `trigger` | `webhook` (default) or `execute` |
/// | `path` | the webhook's path |
/// | `test` | whether the workflow's editor listens (default false) |
/// | `respond` | `onReceived` (default), `lastNode` or `responseNode`, as the node is set |
/// | `credential` | the configured credential that opens the webhook |
/// | `publish` | whether to publish the workflow when its webhook is not known (default false) |
/// | `data` | what the workflow gets: the members of an object beside `charter`, anything else as member `data` |
public struct N8nStepInput: Sendable, Hashable {
    public var workflowID: N8nID?
    public var trigger: N8nTrigger
    public var publishes: Bool
    public var data: JSONObject

    /// The member of the body that holds what is ours.
    static let reservedMember = "charter"

    /// - Throws: `N8nError.invalidConfiguration`, which names the member at fault.
    public init(_ input: JSONValue) throws(N8nError) {
        guard case .object(let members) = input else { throw Self.invalid("an n8n step takes an object") }
        let known = ["workflow", "trigger", "path", "test", "respond", "credential", "publish", "data"]
        for member in members.members where !known.contains(member.key) {
            throw Self.invalid("an n8n step has no \"\(member.key)\"; it has \(known.joined(separator: ", "))")
        }
        workflowID = try Self.workflowID(members["workflow"])
        publishes = try Self.bool(members, "publish")
        data = try Self.data(members["data"])
        switch try Self.text(members, "trigger") ?? "webhook" {
        case "webhook":
            trigger = .webhook(try Self.webhook(members))
        case "execute":
            guard let workflowID else { throw Self.invalid("\"trigger: execute\" needs \"workflow\"") }
            for key in ["path", "test", "respond", "credential", "publish"] where members.contains(key) {
                throw Self.invalid("\"\(key)\" is of webhooks and means nothing with \"trigger: execute\"")
            }
            trigger = .execute(workflowID)
        case let other:
            throw Self.invalid("\"trigger\" is webhook or execute, not \"\(other)\"")
        }
        if publishes, workflowID == nil { throw Self.invalid("\"publish\" needs \"workflow\"") }
    }

    private static func webhook(_ members: JSONObject) throws(N8nError) -> N8nWebhook {
        guard let path = try text(members, "path") else {
            throw invalid("a webhook needs \"path\", as its node shows it")
        }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard segments.allSatisfy({ !["", ".", ".."].contains($0) }) else {
            throw invalid("\"path\" has no empty segments and none that are dots")
        }
        let respondMode = try text(members, "respond") ?? "onReceived"
        guard let respondMode = N8nWebhook.RespondMode(rawValue: respondMode) else {
            throw invalid("\"respond\" is onReceived, lastNode or responseNode, not \"\(respondMode)\"")
        }
        return N8nWebhook(
            path: path, isTest: try bool(members, "test"), respondMode: respondMode,
            credential: try text(members, "credential"))
    }

    private static func workflowID(_ value: JSONValue?) throws(N8nError) -> N8nID? {
        guard let value, !value.isNull else { return nil }
        guard let id = N8nID(value) else { throw invalid("\"workflow\" is the id of a workflow") }
        return id
    }

    private static func data(_ value: JSONValue?) throws(N8nError) -> JSONObject {
        switch value {
        case nil, .null?: return [:]
        case .object(let object)?:
            guard !object.contains(reservedMember) else {
                throw invalid("\"data\" may not have a member \"\(reservedMember)\"")
            }
            return object
        case let other?: return ["data": other]
        }
    }

    private static func text(_ members: JSONObject, _ key: String) throws(N8nError) -> String? {
        switch members[key] {
        case nil, .null?: return nil
        case .string(let text)? where !text.isEmpty: return text
        default: throw invalid("\"\(key)\" is a text that is not empty")
        }
    }

    private static func bool(_ members: JSONObject, _ key: String) throws(N8nError) -> Bool {
        switch members[key] {
        case nil, .null?: return false
        case .bool(let value)?: return value
        default: throw invalid("\"\(key)\" is true or false")
        }
    }

    private static func invalid(_ reason: String) -> N8nError { .invalidConfiguration(reason: reason) }
}
