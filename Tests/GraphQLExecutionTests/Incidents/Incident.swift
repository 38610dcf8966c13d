import GraphQLExecution
import GraphQLJSON
import Testing

/// A class of published incidents of GraphQL servers: a request that made some server slow, large, wrong or dead.
struct Incident: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        /// Refused before execution, with one of these codes.
        case refused(Set<String>)
        /// Executed, in an answer of at most so many bytes.
        case answered(maxBytes: Int)
        /// Refused by a limit, or small enough to be executed: the operator's limits decide.
        case contained(maxBytes: Int)
    }

    let testDescription: String
    /// The body of the POST.
    let body: [UInt8]
    let outcome: Outcome

    init(_ name: String, body: [UInt8], _ outcome: Outcome) {
        testDescription = name
        self.body = body
        self.outcome = outcome
    }

    init(_ name: String, _ document: String, variables: JSONObject = [:], _ outcome: Outcome) {
        let body: JSONValue = ["query": .string(document), "variables": .object(variables)]
        self.init(name, body: body.encoded(), outcome)
    }
}

extension Incident.Outcome {
    /// By the grammar, or its bounds of tokens, bytes and nesting.
    static let refusedByTheParser = Incident.Outcome.refused(["GRAPHQL_PARSE_FAILED", "LIMIT_EXCEEDED"])
    /// By a rule, or by a limit that looks before the rules do.
    static let refusedByValidation = Incident.Outcome.refused(["GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED"])
    static let refusedByALimit = Incident.Outcome.refused(["LIMIT_EXCEEDED"])
    static let refusedAsABody = Incident.Outcome.refused(["BAD_REQUEST"])
    static let refusedAsInput = Incident.Outcome.refused(["BAD_USER_INPUT"])
}
