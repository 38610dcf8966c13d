import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Synchronization

/// An engine that answers by the text of the query, so that tests of the doors need no schema.
final class ScriptedExecutor: RequestExecutor {
    let seen = Mutex<[GraphQLRequest]>([])
    let contexts = Mutex<[RequestContext]>([])
    /// What `{ wait }` and `subscription { wait }` wait for.
    let source = ManualSource()

    var queries: [String] { seen.withLock { $0.map { String(decoding: $0.query, as: UTF8.self) } } }

    func execute(
        _ request: GraphQLRequest, context: RequestContext, allowing: OperationTypeSet
    ) async -> OperationResult {
        seen.withLock { $0.append(request) }
        contexts.withLock { $0.append(context) }
        let query = String(decoding: request.query, as: UTF8.self)
        if query.hasPrefix("mutation"), !allowing.contains(.mutation) { return refusal(.operationNotAllowed) }
        if query.hasPrefix("subscription") {
            guard allowing.contains(.subscription) else { return refusal(.operationNotAllowed) }
            return subscribe(query)
        }
        if query.hasPrefix("{ parts"), request.incrementalDelivery != .none { return answerInParts(query) }
        switch query {
        case "" where request.documentId != nil: return refusal(.persistedQueryNotFound)
        case "": return refusal(.badRequest)
        case "{": return refusal(.parseFailed)
        case "{ unknown }": return refusal(.validationFailed)
        case "{ coercion }": return refusal(.badUserInput)
        case "{ secret }": return refusal(.authentication)
        case "{ partial }": return .response(Self.response(#"{"errors":[{"message":"no"}],"data":{"a":null}}"#, true))
        case "{ null }":
            return .response(Self.response(#"{"errors":[{"message":"no"}],"data":null}"#, true, null: true))
        case "{ long }":
            return .response(Self.response("{\"data\":\"" + String(repeating: "long", count: 1_000) + "\"}"))
        case "{ big }":
            return .response(Self.response("{\"data\":\"" + String(repeating: "x", count: 300_000) + "\"}"))
        case "{ wait }":
            let text = await source.next()
            return .response(Self.response("{\"data\":\"\(text ?? "cancelled")\"}"))
        default: return .response(Self.response(#"{"data":{"ok":true}}"#))
        }
    }

    private func subscribe(_ query: String) -> OperationResult {
        let count = Int(query.split(separator: " ").last ?? "")
        if let count {
            let left = Mutex(count)
            return .stream(
                ResponseStream {
                    left.withLock { left in
                        left -= 1
                        return left < 0 ? nil : Self.response("{\"data\":\(count - left)}")
                    }
                })
        }
        if query.hasSuffix("refused") { return refusal(.validationFailed) }
        let source = source
        return .stream(ResponseStream { await source.next().map { Self.response("{\"data\":\"\($0)\"}") } })
    }

    /// `{ parts 3 }` answers in that many, `{ parts }` in as many as the test emits.
    private func answerInParts(_ query: String) -> OperationResult {
        guard let count = Int(query.split(separator: " ")[2]) else {
            let source = source
            return .incremental(ResponseStream { await source.next().map { Self.response($0) } })
        }
        let next = Mutex(0)
        return .incremental(
            ResponseStream {
                next.withLock { next in
                    next += 1
                    guard next <= count else { return nil }
                    return Self.response("{\"part\":\(next),\"hasNext\":\(next < count)}")
                }
            })
    }

    private func refusal(_ code: ErrorCode) -> OperationResult {
        let body = "{\"errors\":[{\"message\":\"refused\",\"extensions\":{\"code\":\"\(code.rawValue)\"}}]}"
        return .response(GraphQLResponse(body: ResponseBody(Array(body.utf8)), outcome: .refused(code)))
    }

    static func response(_ text: String, _ hasErrors: Bool = false, null: Bool = false) -> GraphQLResponse {
        GraphQLResponse(
            body: ResponseBody(Array(text.utf8)), outcome: .executed(hasErrors: hasErrors, dataIsNull: null))
    }
}

/// Gives what a test emits, and knows whether who waited was cancelled.
final class ManualSource: Sendable {
    private struct State {
        var values: [String] = []
        var isFinished = false
        var cancellations = 0
        var waiting: [CheckedContinuation<String?, Never>] = []
    }

    private let state = Mutex(State())

    var cancellations: Int { state.withLock(\.cancellations) }
    var waiterCount: Int { state.withLock(\.waiting.count) }

    func emit(_ value: String) {
        let waiter = state.withLock { state -> CheckedContinuation<String?, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.values.append(value)
            return nil
        }
        waiter?.resume(returning: value)
    }

    func finish() {
        let waiters = state.withLock { state in
            state.isFinished = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiter in waiters { waiter.resume(returning: nil) }
    }

    func next() async -> String? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let value = state.withLock { state -> String?? in
                    if Task.isCancelled { return .some(nil) }
                    if !state.values.isEmpty { return state.values.removeFirst() }
                    if state.isFinished { return .some(nil) }
                    state.waiting.append(continuation)
                    return nil
                }
                if let value { continuation.resume(returning: value) }
            }
        } onCancel: {
            let waiters = state.withLock { state in
                state.cancellations += 1
                defer { state.waiting = [] }
                return state.waiting
            }
            for waiter in waiters { waiter.resume(returning: nil) }
        }
    }
}
