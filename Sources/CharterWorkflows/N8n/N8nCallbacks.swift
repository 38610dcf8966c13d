import CharterResilience
import Foundation
import GraphQLJSON

/// The callbacks of workflows: hands out their URLs, and says what a call of one means.
///
/// The server listens at `POST {base}/callbacks/n8n/{token}`. A call may come twice, late or never: runs do not depend on
/// it, since they look at their executions by themselves.
public struct N8nCallbacks: Sendable {
    /// What the server is to do about a call.
    public enum Action: Sendable, Hashable {
        /// Append an event to the run and answer 202; a run that has ended is no error.
        case event(runID: String, type: String, payload: JSONValue)
        /// Send the signal to the run and answer 202; a run that has ended is no error.
        case signal(runID: String, name: String, payload: JSONValue)
        /// Answer with this status and message.
        case refuse(status: Int, message: String)
    }

    /// The type of the event that a milestone becomes.
    public static let progressEvent = "n8n.progress"
    /// The most that a body may hold, in bytes.
    public static let maximumBodyBytes = 1 << 20

    private let baseURL: N8nBaseURL
    private let token: N8nCallbackToken
    private let validity: Duration

    /// - Parameters:
    ///   - baseURL: Where n8n reaches this server.
    ///   - secret: At least 16 bytes, the same on every replica.
    ///   - validity: How long a URL can be called.
    /// - Throws: `N8nError.invalidConfiguration`.
    public init(baseURL: N8nBaseURL, secret: N8nSecret, validity: Duration) throws(N8nError) {
        self.baseURL = baseURL
        self.validity = validity
        token = try N8nCallbackToken(secret: secret)
    }

    /// The callbacks that the settings ask for: nil when they name no URL.
    /// - Throws: `N8nError.invalidConfiguration` when the secret is missing or too short.
    public init?(_ settings: N8nSettings) throws(N8nError) {
        guard let baseURL = settings.callbackBaseURL else { return nil }
        guard let secret = settings.callbackSecret else {
            throw .invalidConfiguration(reason: "callbacks need a secret, to be signed with")
        }
        // An execution may end in the last moment, and its callback be delivered an hour late.
        try self.init(baseURL: baseURL, secret: secret, validity: settings.patience.execution + .seconds(3_600))
    }

    /// The URL for the callbacks of an attempt.
    func url(runID: String, step: String, attempt: Int, at now: Date) -> String {
        let expiry = now.addingTimeInterval(validity.inSeconds)
        let subject = N8nCallbackSubject(runID: runID, step: step, attempt: attempt, expiresAt: expiry)
        return baseURL.description + "/callbacks/n8n/" + token.sign(subject)
    }

    /// The signal that a step waits for.
    public static func signal(of step: String) -> String { "n8n:" + step }

    /// What a call means.
    /// - Parameters:
    ///   - token: The last segment of the URL, or what came in a header instead.
    ///   - body: JSON, as `N8nCallbackReport` reads it.
    public func handle(token text: String, body: [UInt8], at now: Date) -> Action {
        let subject: N8nCallbackSubject
        do throws(N8nCallbackToken.Refusal) {
            subject = try token.verify(text, at: now)
        } catch {
            switch error {
            case .forged: return .refuse(status: 401, message: "The callback's token is not one of ours")
            case .expired: return .refuse(status: 410, message: "The callback's token has expired")
            }
        }
        guard body.count <= Self.maximumBodyBytes else {
            return .refuse(status: 413, message: "A callback holds at most \(Self.maximumBodyBytes) bytes")
        }
        do {
            return action(
                for: try N8nCallbackReport(
                    try JSONValue.parse(body, maxDepth: ExpressionLimits.depth), attempt: subject.attempt), subject)
        } catch let error as JSONError {
            return .refuse(status: 400, message: "The callback is no JSON: \(error.message)")
        } catch {
            return .refuse(status: 400, message: "The callback cannot be understood: \(error)")
        }
    }

    private func action(for report: N8nCallbackReport, _ subject: N8nCallbackSubject) -> Action {
        guard report.isMilestone else {
            return .signal(runID: subject.runID, name: Self.signal(of: subject.step), payload: report.json)
        }
        var payload = report.milestone
        payload["step"] = .string(subject.step)
        return .event(runID: subject.runID, type: Self.progressEvent, payload: .object(payload))
    }
}
