import GraphQLJSON

/// What a workflow tells about its execution: the body of a callback, and the payload of the signal made of it.
public struct N8nCallbackReport: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case running
        case success
        case error
        case canceled
    }

    public var executionID: N8nID?
    public var status: Status
    /// 0 to 1.
    public var progress: Double?
    public var message: String?
    public var result: JSONValue?
    public var error: String?
    /// The attempt whose callback URL was used.
    public var attempt: Int

    /// Reads the body of a callback: an object with any of `execution_id`, `status`, `progress`, `message`, `result`
    /// and `error`. Without a status, an error means `error`, and anything else `running`.
    /// - Throws: `N8nError.malformed`, which names the member at fault.
    public init(_ body: JSONValue, attempt: Int) throws(N8nError) {
        guard case .object(let members) = body else { throw .malformed(detail: "a callback is a JSON object") }
        self.attempt = attempt
        executionID = try Self.executionID(members["execution_id"] ?? members["executionId"])
        progress = try Self.progress(members["progress"])
        message = members["message"]?.stringValue
        result = members["result"]
        error = Self.error(members["error"])
        status = try Self.status(members["status"], hasError: error != nil)
        if status == .error, error == nil { error = message }
    }

    /// Whether it tells of something on the way rather than of a beginning or an end.
    var isMilestone: Bool { status == .running && (progress != nil || message != nil || executionID == nil) }

    /// The payload of the signal, which `init` reads again.
    var json: JSONValue {
        var object = milestone
        object["status"] = .string(status.rawValue)
        object["attempt"] = .int(Int64(attempt))
        return .object(object)
    }

    /// What an event tells of it.
    var milestone: JSONObject {
        var object: JSONObject = [:]
        object["execution_id"] = executionID.map { .string($0.description) }
        object["progress"] = progress.map { .double($0) }
        object["message"] = message.map { .string($0) }
        object["result"] = result
        object["error"] = error.map { .string($0) }
        return object
    }

    /// The report in a signal. Nil for a payload that is none of ours.
    init?(signal: JSONValue) {
        guard case .int(let attempt)? = signal["attempt"] else { return nil }
        do throws(N8nError) {
            try self.init(signal, attempt: Int(clamping: attempt))
        } catch {
            return nil
        }
    }

    private static func executionID(_ value: JSONValue?) throws(N8nError) -> N8nID? {
        guard let value, !value.isNull else { return nil }
        guard let id = N8nID(value) else { throw .malformed(detail: "\"execution_id\" is no id of an execution") }
        return id
    }

    private static func progress(_ value: JSONValue?) throws(N8nError) -> Double? {
        switch value {
        case nil, .null?: return nil
        case .int(let number)? where (0...1).contains(number): return Double(number)
        case .double(let number)? where (0...1).contains(number): return number
        default: throw .malformed(detail: "\"progress\" is a number from 0 to 1")
        }
    }

    private static func error(_ value: JSONValue?) -> String? {
        switch value {
        case nil, .null?: nil
        case .string(let text)?: text
        case let other?: other["message"]?.stringValue ?? String(decoding: other.encoded(), as: UTF8.self)
        }
    }

    /// Workflows are written by people: n8n's words, our words and the obvious others.
    private static func status(_ value: JSONValue?, hasError: Bool) throws(N8nError) -> Status {
        switch value {
        case nil, .null?: return hasError ? .error : .running
        case .string(let word)?:
            switch word.lowercased() {
            case "new", "queued", "started", "running", "progress", "waiting": return .running
            case "success", "succeeded", "completed", "done", "finished": return .success
            case "error", "failed", "crashed": return .error
            case "canceled", "cancelled": return .canceled
            default: break
            }
        default: break
        }
        throw .malformed(detail: "\"status\" is running, success, error or canceled")
    }
}
