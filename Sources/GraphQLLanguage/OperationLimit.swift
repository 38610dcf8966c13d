import GraphQLJSON

/// A bound that a request can pass: its name in `extensions.limit` of the error and in metrics, the same everywhere.
public enum OperationLimit: String, Sendable, Hashable, CaseIterable {
    // Of the text
    case documentBytes = "document_bytes"
    case tokens
    case nesting
    // Of the operations that it holds
    case aliases
    case rootFields = "root_fields"
    case directives
    case depth
    case introspectionDepth = "introspection_depth"
    case introspectionFields = "introspection_fields"
    case fragmentVisits = "fragment_visits"
    case fieldMerging = "field_merging"
    // Of their plans
    case plannedDepth = "planned_depth"
    case plannedFields = "planned_fields"
    case plannedVisits = "planned_visits"
    case introspectionLists = "introspection_lists"
    case incrementalParts = "incremental_parts"
    // Of the request and its answer
    case listInput = "list_input"
    case cost
    case resultNodes = "result_nodes"
    case operationTimeout = "operation_timeout"
}

extension GraphQLError {
    /// The error of a request that passes a bound; `message` names the bound and what to do about it.
    ///
    /// Its code is `LIMIT_EXCEEDED`, and `extensions.limit` and `extensions.maximum` say which bound it was.
    public static func exceeding(
        _ limit: OperationLimit, maximum: Int, _ message: String, code: ErrorCode = .limitExceeded,
        locations: [SourceLocation] = []
    ) -> GraphQLError {
        GraphQLError(
            message, locations: locations,
            extensions: [
                "code": .string(code.rawValue), "limit": .string(limit.rawValue), "maximum": .int(Int64(maximum)),
            ])
    }

    /// Which bound the request passed, if that is what the error says.
    public var exceededLimit: OperationLimit? {
        extensions["limit"]?.stringValue.flatMap(OperationLimit.init(rawValue:))
    }
}
