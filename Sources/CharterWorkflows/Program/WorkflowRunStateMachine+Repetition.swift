import Foundation
import GraphQLJSON

extension WorkflowRunStateMachine {
    /// Goes on with a step that runs for each element of a list.
    mutating func advanceElements(of step: WorkflowStep, _ now: Date, _ actions: inout [Action]) {
        guard let repetition = step.repetition else { return }
        let parent = StepUnit(step: step, index: nil)
        if lists[step.name] == nil {
            do throws(EvaluationError) {
                lists[step.name] = try list(of: repetition)
            } catch {
                let failure = RunFailure.ofTemplate(error, "the list of `forEach`", in: parent)
                return actions.append(.write(failedForGood(parent, attempt: 1, failure)))
            }
            // It may have begun in a process that was lost.
            if units[step.name] == nil { actions.append(.begin(step.name)) }
            units[step.name] = .running(attempt: 1)
        }
        let list = lists[step.name] ?? []
        var open = 0
        for (index, item) in list.enumerated() {
            let unit = StepUnit(step: step, index: index)
            let status = units[unit.name]
            if status?.isFinal ?? false { continue }
            // What waits for an hour holds its place too: the list is worked on in order, some at a time.
            guard open < repetition.concurrency else { break }
            open += 1
            guard start(unit, scope.with(item: item, index: index), now, &actions), failure == nil else { return }
            if units[unit.name]?.isFinal ?? false { open -= 1 }
        }
        guard open == 0 else { return }
        let output = JSONValue.array(list.indices.map { elementOutput(StepUnit(step: step, index: $0)) })
        settle(parent, .completed(output))
        lists[step.name] = nil
        actions.append(.write(.complete(step.name, output: output)))
    }

    /// The list of a step, the same whenever it is asked for, since inputs and outputs do not change.
    func list(of repetition: WorkflowStep.Repetition) throws(EvaluationError) -> [JSONValue] {
        let value = try ValueTemplate.expression(repetition.list).value(in: scope)
        switch value {
        case .null: return []
        case .array(let elements):
            guard elements.count <= WorkflowStep.Repetition.maxElements else {
                throw EvaluationError(
                    "the list has \(elements.count) elements; at most \(WorkflowStep.Repetition.maxElements) are allowed"
                )
            }
            return elements
        default: throw EvaluationError("`\(repetition.list.source)` gives \(value.kindName) instead of a list")
        }
    }

    private func elementOutput(_ unit: StepUnit) -> JSONValue {
        guard case .completed(let output)? = units[unit.name] else { return .null }
        return output
    }
}
