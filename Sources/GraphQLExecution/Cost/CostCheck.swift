import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Refuses operations that cost too much; one for all requests of a pipeline.
final class CostCheck: Sendable {
    let limits: CostLimits
    private let costs: SchemaCosts?

    init(_ schema: Schema, limits: CostLimits) {
        self.limits = limits
        costs = limits.maximum == .max ? nil : SchemaCosts(schema, limits: limits)
    }

    /// The part of a plan's cost that is the same for all requests.
    func prepare(_ plan: OperationPlan) -> CostedPlan {
        CostedPlan(plan: plan, cost: costs.map { CostAnalysis.constantPart(of: plan, $0) })
    }

    /// The cost of an operation, nil where costs are not counted; throws when it is too much.
    func judge(_ planned: CostedPlan, variables: VariableValues) throws(GraphQLError) -> Double? {
        if let total = planned.cost?.total, total <= Double(limits.maximum) { return total }
        guard let costs, let constant = planned.cost else { return nil }
        let cost = try CostAnalysis.total(of: planned.plan, constant, costs, variables: variables)
        guard cost > Double(limits.maximum) else { return cost }
        let plan = planned.plan
        let text = cost >= Weight.ceiling ? "more than \(Int64(Weight.ceiling) - 1)" : CostReport.text(cost)
        var error = GraphQLError.exceeding(
            .cost, maximum: limits.maximum,
            "The operation costs \(text); at most \(limits.maximum) is accepted. Ask for shorter lists or fewer nested "
                + "objects.",
            locations: [plan.document.location(of: plan.document.operations[plan.operation].range)])
        error.extensions["cost"] = CostReport.number(cost)
        throw error
    }
}
