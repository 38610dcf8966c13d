import Foundation
import GraphQLJSON

extension RunChange {
    /// How many bytes of an output an event carries at most.
    static let largestOutput = 16_384

    /// The type of its event, such as `step.completed`.
    public var type: String { encoded.type }

    /// The step that it is about, if it is about one.
    public var step: String? { encoded.step }

    /// What else its event says, by its type.
    public var data: JSONValue? { encoded.data }

    var encoded: (type: String, step: String?, data: JSONValue?) {
        switch self {
        case .queued(let reason, let due):
            ("run.queued", nil, Self.data([("reason", .string(reason.rawValue)), ("due", due.map(Self.time))]))
        case .started(let attempt):
            ("run.started", nil, Self.data([("attempt", .int(Int64(attempt)))]))
        case .waiting(let until, let signals):
            (
                "run.waiting", nil,
                Self.data([
                    ("until", until.map(Self.time)),
                    ("signals", signals.isEmpty ? nil : .array(signals.map(JSONValue.string))),
                ])
            )
        case .progressed: ("run.progress", nil, nil)
        case .cancelling: ("run.cancelling", nil, nil)
        case .recovered(let losses): ("run.recovered", nil, Self.data([("losses", .int(Int64(losses)))]))
        case .succeeded(let output): ("run.succeeded", nil, Self.output(output))
        case .failed(let failure): ("run.failed", nil, failure.json)
        case .cancelled: ("run.cancelled", nil, nil)
        case .stepStarted(let step, let attempt):
            ("step.started", step, Self.data([("attempt", .int(Int64(attempt)))]))
        case .stepCompleted(let step, let output): ("step.completed", step, Self.output(output))
        case .stepRetrying(let step, let attempt, let failure, let retryAt):
            (
                "step.retrying", step,
                Self.data([
                    ("attempt", .int(Int64(attempt))), ("retryAt", Self.time(retryAt)), ("failure", failure.json),
                ])
            )
        case .stepFailed(let step, let attempt, let failure):
            ("step.failed", step, Self.data([("attempt", .int(Int64(attempt))), ("failure", failure.json)]))
        case .stepSkipped(let step, let reason): ("step.skipped", step, Self.data([("reason", .string(reason))]))
        case .stepWaiting(let step, let until, let signal):
            (
                "step.waiting", step,
                Self.data([("until", until.map(Self.time)), ("signal", signal.map(JSONValue.string))])
            )
        case .custom(let type, let payload): (type, nil, payload)
        }
    }

    init?(type: String, step: String?, data: JSONValue?) {
        switch (type, step) {
        case ("run.queued", nil):
            guard let reason = data?["reason"]?.stringValue.flatMap(QueueReason.init(rawValue:)) else { return nil }
            self = .queued(reason: reason, due: Self.time(data?["due"]))
        case ("run.started", nil):
            guard let attempt = data?["attempt"]?.integer else { return nil }
            self = .started(attempt: attempt)
        case ("run.waiting", nil):
            var signals: [String] = []
            if case .array(let names) = data?["signals"] { signals = names.compactMap(\.stringValue) }
            self = .waiting(until: Self.time(data?["until"]), signals: signals)
        case ("run.progress", nil): self = .progressed
        case ("run.cancelling", nil): self = .cancelling
        case ("run.recovered", nil):
            guard let losses = data?["losses"]?.integer else { return nil }
            self = .recovered(losses: losses)
        case ("run.succeeded", nil): self = .succeeded(output: data?["output"])
        case ("run.failed", nil):
            guard let failure = data.flatMap(RunFailure.init(json:)) else { return nil }
            self = .failed(failure)
        case ("run.cancelled", nil): self = .cancelled
        case ("step.started", let step?):
            guard let attempt = data?["attempt"]?.integer else { return nil }
            self = .stepStarted(step, attempt: attempt)
        case ("step.completed", let step?): self = .stepCompleted(step, output: data?["output"])
        case ("step.retrying", let step?):
            guard let attempt = data?["attempt"]?.integer, let retryAt = Self.time(data?["retryAt"]),
                let failure = data?["failure"].flatMap(RunFailure.init(json:))
            else { return nil }
            self = .stepRetrying(step, attempt: attempt, failure, retryAt: retryAt)
        case ("step.failed", let step?):
            guard let attempt = data?["attempt"]?.integer,
                let failure = data?["failure"].flatMap(RunFailure.init(json:))
            else { return nil }
            self = .stepFailed(step, attempt: attempt, failure)
        case ("step.skipped", let step?): self = .stepSkipped(step, reason: data?["reason"]?.stringValue ?? "")
        case ("step.waiting", let step?):
            self = .stepWaiting(step, until: Self.time(data?["until"]), signal: data?["signal"]?.stringValue)
        case (_, nil) where Self.isCustom(type): self = .custom(type: type, data ?? .null)
        default: return nil
        }
    }

    /// Whether a program may emit events of this type.
    static func isCustom(_ type: String) -> Bool {
        !type.isEmpty && type.utf8.count <= 100 && !type.hasPrefix("run.") && !type.hasPrefix("step.")
    }

    // MARK: Members

    private static func data(_ members: [(String, JSONValue?)]) -> JSONValue? {
        let present = members.compactMap { member in member.1.map { (member.0, $0) } }
        return present.isEmpty ? nil : .object(JSONObject(present))
    }

    private static func output(_ output: JSONValue?) -> JSONValue {
        guard let output, output.encoded().count <= largestOutput else { return ["outputOmitted": true] }
        return ["output": output]
    }

    private static let timeFormat = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    private static func time(_ date: Date) -> JSONValue { .string(date.formatted(timeFormat)) }

    private static func time(_ value: JSONValue?) -> Date? {
        value?.stringValue.flatMap { try? Date($0, strategy: timeFormat) }
    }
}

extension JSONValue {
    /// The number as a `Double`, or nil when this is none.
    var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    /// The number as an `Int`, or nil when this is no integer.
    var integer: Int? {
        guard case .int(let number) = self else { return nil }
        return Int(exactly: number)
    }
}
