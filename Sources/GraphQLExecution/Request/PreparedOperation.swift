import GraphQLLanguage
import GraphQLSchema
import Synchronization

/// An operation that was parsed and validated, with the plans made of it so far.
final class PreparedOperation: Sendable {
    let document: Document
    /// Index into `document.operations`.
    let operation: Int
    let variables: OperationVariables
    /// The variables that decide `@skip`, `@include`, `@defer` and `@stream`.
    let conditionVariables: [String]
    /// Whether the document uses `@defer` or `@stream`.
    let mayBeIncremental: Bool
    /// The plan of an operation without conditions that is answered in one response.
    private let only = Mutex<CostedPlan?>(nil)
    private let plans = Mutex<[(conditions: [String: Bool], delivery: IncrementalDelivery, plan: CostedPlan)]>([])

    /// Plans kept of one operation, one for each combination of its conditions.
    private static let maxPlans = 8

    init(document: Document, operation: Int, schema: Schema) {
        self.document = document
        self.operation = operation
        variables = OperationVariables(document.operations[operation].variableDefinitions, in: document, schema)
        conditionVariables = Conditions.variableNames(in: document)
        mayBeIncremental = IncrementalDirectives.areUsed(in: document)
    }

    var operationType: OperationType { document.operations[operation].operationType }

    /// Roughly the bytes of memory that the document and its plans take.
    var weight: Int {
        document.weight + (only.withLock { $0?.plan.weight } ?? 0)
            + plans.withLock { $0.reduce(0) { $0 + $1.plan.plan.weight } }
    }

    /// The plan for these values of the condition variables and this delivery, made by `make` when there is none yet.
    func plan(
        _ conditions: [String: Bool], _ delivery: IncrementalDelivery, make: () throws(GraphQLError) -> CostedPlan
    ) throws(GraphQLError) -> CostedPlan {
        let isPlain = conditions.isEmpty && delivery == .none
        if isPlain, let known = only.withLock({ $0 }) { return known }
        if let known = plans.withLock({ $0.first { $0.delivery == delivery && $0.conditions == conditions }?.plan }) {
            return known
        }
        let plan = try make()
        if isPlain {
            only.withLock { $0 = plan }
            return plan
        }
        plans.withLock {
            if $0.count >= Self.maxPlans { $0.removeFirst() }
            $0.append((conditions, delivery, plan))
        }
        return plan
    }
}

extension Document {
    /// Roughly the bytes of memory that the document takes: its text and its nodes.
    fileprivate var weight: Int {
        let nodes = selections.count + fields.count + arguments.count + values.count + directives.count
        return 512 + source.bytes.count + nodes * 48
    }
}

extension OperationPlan {
    /// Roughly the bytes of memory that the plan takes beside its document.
    fileprivate var weight: Int {
        512 + details.reduce(memory.keys.count) { $0 + 192 + $1.nodes.count * 8 } + possibleSelections.count * 4
    }
}
