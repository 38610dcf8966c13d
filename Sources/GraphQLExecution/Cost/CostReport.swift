import GraphQLJSON
import GraphQLLanguage
import Synchronization

/// Tells a client what its operation costs, when the request's `extensions.cost` asks for it.
///
/// `"report"` runs the operation and adds `extensions.cost` to its response, or to the first one of a stream;
/// `"validate"` only computes the cost and answers with it.
struct CostReport {
    let cost: Double
    let maximum: Int
    /// Whether the operation is not to be run.
    let isValidation: Bool

    /// Nil when nobody asked, or costs are not counted.
    init?(_ request: GraphQLRequest, _ cost: Double?, _ limits: CostLimits) {
        guard let cost, let asked = request.extensions["cost"]?.stringValue else {
            return nil
        }
        guard asked == "report" || asked == "validate" else { return nil }
        self.cost = cost
        maximum = limits.maximum
        isValidation = asked == "validate"
    }

    private var json: JSONValue {
        ["cost": ["requested": Self.number(cost), "maximum": .int(Int64(maximum))]]
    }

    /// A cost as clients see it: whole where it is.
    static func number(_ cost: Double) -> JSONValue {
        Int64(exactly: cost).map(JSONValue.int) ?? .double(cost)
    }

    static func text(_ cost: Double) -> String { number(cost).serializedText }

    /// The answer to a request that only wants to know.
    var answer: GraphQLResponse {
        GraphQLResponse(
            body: ResponseBody(Array("{\"data\":null,\"extensions\":\(json.serializedText)}".utf8)),
            outcome: .executed(hasErrors: false, dataIsNull: true))
    }

    func added(to result: OperationResult) -> OperationResult {
        switch result {
        case .response(let response): .response(added(to: response))
        case .stream(let stream): .stream(addedToFirst(of: stream))
        case .incremental(let stream): .incremental(addedToFirst(of: stream))
        }
    }

    private func added(to response: GraphQLResponse) -> GraphQLResponse {
        // Every response is one object with members, so its last byte is the brace behind them.
        var bytes = response.body.withUnsafeBytes { Array($0.dropLast()) }
        bytes += Array(",\"extensions\":\(json.serializedText)}".utf8)
        var changed = GraphQLResponse(body: ResponseBody(bytes), outcome: response.outcome)
        changed.eventID = response.eventID
        return changed
    }

    private func addedToFirst(of stream: ResponseStream) -> ResponseStream {
        let isFirst = FirstOnly()
        return stream.mapped { isFirst.take() ? self.added(to: $0) : $0 }
    }
}

/// Says yes once.
private final class FirstOnly: Sendable {
    private let isLeft = Atomic<Bool>(true)

    func take() -> Bool { isLeft.exchange(false, ordering: .relaxed) }
}
