import Foundation
import GraphQLJSON

/// An execution as n8n's API tells it.
public struct N8nExecution: Sendable, Hashable {
    public var id: N8nID
    public var workflowID: N8nID?
    public var status: N8nExecutionStatus
    public var mode: String?
    /// Nil while it is queued.
    public var startedAt: Date?
    /// Nil until it ends.
    public var stoppedAt: Date?
    /// When an execution that waits goes on by itself.
    public var waitTill: Date?
    /// The failed execution that this one repeats.
    public var retryOf: N8nID?
    /// What its nodes did, when it was asked for and is kept.
    public var data: JSONValue?
    /// What private builds put beside the status.
    public var reportedResult: JSONValue?
    /// n8n withholds the data, because they are too large.
    public var isDataTooLarge: Bool

    public init(
        id: N8nID, workflowID: N8nID? = nil, status: N8nExecutionStatus, mode: String? = nil, startedAt: Date? = nil,
        stoppedAt: Date? = nil, waitTill: Date? = nil, retryOf: N8nID? = nil, data: JSONValue? = nil,
        reportedResult: JSONValue? = nil, isDataTooLarge: Bool = false
    ) {
        self.id = id
        self.workflowID = workflowID
        self.status = status
        self.mode = mode
        self.startedAt = startedAt
        self.stoppedAt = stoppedAt
        self.waitTill = waitTill
        self.retryOf = retryOf
        self.data = data
        self.reportedResult = reportedResult
        self.isDataTooLarge = isDataTooLarge
    }

    /// Nil when the value is no execution: it has no id.
    public init?(_ json: JSONValue) {
        guard let id = N8nID(json["id"] ?? json["execution_id"]) else { return nil }
        self.init(
            id: id,
            workflowID: N8nID(json["workflowId"]),
            status: N8nExecutionStatus(wireName: json["status"]?.stringValue ?? ""),
            mode: json["mode"]?.stringValue,
            startedAt: json["startedAt"]?.stringValue.flatMap(N8nTimestamp.date),
            stoppedAt: json["stoppedAt"]?.stringValue.flatMap(N8nTimestamp.date),
            waitTill: json["waitTill"]?.stringValue.flatMap(N8nTimestamp.date),
            retryOf: N8nID(json["retryOf"]),
            data: json["data"].flatMap { $0.isNull ? nil : $0 },
            reportedResult: json["result"].flatMap { $0.isNull ? nil : $0 },
            isDataTooLarge: json["dataTooLargeToDisplay"] == .bool(true))
    }

    /// What came out: what the server reports as result, or else the output of the node that ran last, one item as it
    /// is and several as a list. Nil when the data were not asked for, not kept or too large.
    public var result: JSONValue? {
        if let reportedResult { return reportedResult }
        guard let results = data?["resultData"], let node = results["lastNodeExecuted"]?.stringValue,
            case .array(let runs)? = results["runData"]?[node], case .array(let outputs)? = runs.last?["data"]?["main"],
            case .array(let items)? = outputs.first
        else { return nil }
        let values = items.map { $0["json"] ?? .null }
        return values.count == 1 ? values.first : .array(values)
    }

    /// What n8n says of the failure.
    public var failureMessage: String? {
        let error = data?["resultData"]?["error"]
        return error?["message"]?.stringValue ?? error?.stringValue ?? reportedResult?["error"]?.stringValue
    }

    /// Whether a text stands anywhere in the data.
    func mentions(_ text: String) -> Bool {
        guard let data else { return false }
        var open = [data]
        while let value = open.popLast() {
            switch value {
            case .string(let found): if found == text { return true }
            case .array(let items): open.append(contentsOf: items)
            case .object(let object): open.append(contentsOf: object.members.map(\.value))
            case .null, .bool, .int, .double: break
            }
        }
        return false
    }
}
