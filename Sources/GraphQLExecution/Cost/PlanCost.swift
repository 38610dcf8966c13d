/// What a plan costs, as far as it does not depend on the values of variables.
struct PlanCost: Sendable {
    /// By planned selection, for each object that it is selected on; nil where variables decide.
    let selections: [Double?]
    /// The cost of the whole operation; nil where variables decide.
    let total: Double?
}

/// A plan with its cost, which is nil where costs are not counted: what is kept of an operation.
final class CostedPlan: Sendable {
    let plan: OperationPlan
    let cost: PlanCost?

    init(plan: OperationPlan, cost: PlanCost?) {
        self.plan = plan
        self.cost = cost
    }
}
