import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Computes the cost of a planned operation: for each field what its arguments weigh, and for each value that it may give
/// its own weight and the cost of what is selected on it. Where a value may be of several types the dearest counts.
struct CostAnalysis {
    /// Variables decide here, and there are none yet.
    private struct Undecided: Error {}

    private let costs: SchemaCosts
    private let plan: OperationPlan
    /// Coerced variables by name; nil while the plan is made.
    private let variables: VariableValues?
    /// By planned selection, computed so far.
    private var known: [Double?]
    private var isUndecided: [Bool]
    /// Fields that do not say how long their list may become, by step.
    private var unbounded: Set<Int> = []

    /// The part of a plan's cost that is the same for all variables.
    static func constantPart(of plan: OperationPlan, _ costs: SchemaCosts) -> PlanCost {
        var analysis = CostAnalysis(
            costs, plan, variables: nil, known: Array(repeating: nil, count: plan.selections.count))
        let total = try? analysis.cost(of: plan.root)
        return PlanCost(selections: analysis.known, total: total)
    }

    /// The cost of an operation with the variables of a request.
    ///
    /// Throws an error of code `GRAPHQL_VALIDATION_FAILED` when a field does not get exactly one of its slicing
    /// arguments although `@listSize` requires it.
    static func total(
        of plan: OperationPlan, _ constant: PlanCost, _ costs: SchemaCosts, variables: VariableValues
    ) throws(GraphQLError) -> Double {
        if let total = constant.total { return total }
        var analysis = CostAnalysis(costs, plan, variables: variables, known: constant.selections)
        // With variables nothing is undecided.
        let total = (try? analysis.cost(of: plan.root)) ?? Weight.ceiling
        if let step = analysis.unbounded.min() { throw slicingError(plan, step, costs) }
        return total
    }

    private init(
        _ costs: SchemaCosts, _ plan: OperationPlan, variables: VariableValues?, known: [Double?]
    ) {
        self.costs = costs
        self.plan = plan
        self.variables = variables
        self.known = known
        isUndecided = Array(repeating: false, count: plan.selections.count)
    }

    // MARK: Selections

    /// Recursion is as deep as the plan, which has been bounded.
    private mutating func cost(of id: SelectionID) throws(Undecided) -> Double {
        let index = Int(id.index)
        if let cost = known[index] { return cost }
        if isUndecided[index] { throw Undecided() }
        do throws(Undecided) {
            let cost = try cost(of: id, sized: nil)
            known[index] = cost
            return cost
        } catch {
            isUndecided[index] = true
            throw error
        }
    }

    /// `sized`: the lists that the field above has bounded, and how.
    private mutating func cost(
        of id: SelectionID, sized: (fields: [String], size: Double)?
    ) throws(Undecided) -> Double {
        let selection = plan.selection(id)
        var cost = 0.0
        var isUndecided = false
        switch selection.kind {
        case .object:
            for step in selection.range {
                // Goes on when undecided, so that what is constant below the other fields becomes known.
                do throws(Undecided) {
                    cost = Weight.sum(cost, try self.cost(ofStep: step, sized: sized))
                } catch {
                    isUndecided = true
                }
            }
            // What `@defer` puts off is paid for as well.
            for group in selection.groups {
                guard let part = plan.incremental?.groups[group].selection else { continue }
                do throws(Undecided) {
                    cost = Weight.sum(
                        cost, sized == nil ? try self.cost(of: part) : try self.cost(of: part, sized: sized))
                } catch {
                    isUndecided = true
                }
            }
        case .abstract:
            for possible in Set(plan.possibleSelections[selection.range]) {
                do throws(Undecided) {
                    cost = max(
                        cost, sized == nil ? try self.cost(of: possible) : try self.cost(of: possible, sized: sized))
                } catch {
                    isUndecided = true
                }
            }
        }
        if isUndecided { throw Undecided() }
        return max(cost, 0)
    }

    private mutating func cost(
        ofStep index: Int, sized: (fields: [String], size: Double)?
    ) throws(Undecided) -> Double {
        let detail = plan.details[index]
        guard let field = costs.field(detail.definition, of: detail.parentType) else { return 0 }
        let type = detail.definition.type
        let child = plan.step(index).child
        if field.listSize == nil, !field.hasWeighedArguments, sized == nil, child == .none, field.weight == 0 {
            return 0
        }
        let needsArguments = field.hasWeighedArguments || field.listSize.map { !$0.slicingArguments.isEmpty } ?? false
        let arguments = needsArguments ? try self.arguments(of: detail) : CallArguments()
        if let listSize = field.listSize, !listSize.isSatisfied(arguments) {
            // The error needs the variables only to be certain, but is thrown where they are known.
            guard variables != nil else { throw Undecided() }
            unbounded.insert(index)
        }
        let size = field.listSize?.size(arguments, otherwise: Double(costs.limits.assumedListSize))
        var count = 1.0
        if type.isList {
            let assumed = Double(costs.limits.assumedListSize)
            let outermost: Double
            if let sized, sized.fields.contains(detail.definition.name) {
                outermost = sized.size
            } else {
                outermost = field.listSize?.sizedFields.isEmpty == true ? size ?? assumed : assumed
            }
            count = outermost
            for _ in 1..<max(1, type.listDepth) { count = Weight.product(count, assumed) }
        }
        var each = field.weight
        if child != .none {
            if let listSize = field.listSize, let size, !listSize.sizedFields.isEmpty {
                each = Weight.sum(each, try cost(of: child, sized: (listSize.sizedFields, size)))
            } else {
                each = Weight.sum(each, try cost(of: child))
            }
        }
        let weighed = field.hasWeighedArguments ? costs.arguments(detail.definition, arguments.values) : 0
        return Weight.sum(weighed, Weight.product(count, each))
    }

    // MARK: Arguments

    private func arguments(of detail: StepDetail) throws(Undecided) -> CallArguments {
        var arguments = CallArguments()
        let written = detail.nodes.first.map { plan.document.fields[$0].arguments } ?? .empty
        arguments.isWritten = Array(repeating: false, count: detail.arguments.count)
        for index in written {
            let name = plan.document.arguments[index].name
            if let position = detail.definition.argumentIndex(name, in: plan.document) {
                arguments.isWritten[position] = true
            }
        }
        for (planned, definition) in zip(detail.arguments, detail.definition.arguments) {
            switch planned {
            case .absent: arguments.values.append(nil)
            case .constant(let value): arguments.values.append(value)
            case .value(let literal):
                guard let variables else { throw Undecided() }
                let coercion = LiteralCoercion(schema: costs.schema, document: plan.document, variables: variables)
                arguments.values.append(coercion.coerce(literal, to: definition.type) ?? definition.defaultValue)
            }
        }
        return arguments
    }

    private static func slicingError(_ plan: OperationPlan, _ step: Int, _ costs: SchemaCosts) -> GraphQLError {
        let detail = plan.details[step]
        let names = costs.field(detail.definition, of: detail.parentType)?.listSize?.slicingArguments.map(\.text) ?? []
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        return GraphQLError(
            "Field \"\(plan.coordinate(of: Int32(step)))\" must be given exactly one of its slicing arguments \(list).",
            code: .validationFailed,
            locations: detail.nodes.prefix(1).map { plan.document.location(of: plan.document.fields[$0].range) })
    }
}
