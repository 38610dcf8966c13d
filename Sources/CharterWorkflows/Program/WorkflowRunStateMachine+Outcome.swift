import CharterResilience
import Foundation
import GraphQLJSON

extension WorkflowRunStateMachine {
    /// The units that wait for a signal which has not come yet, with its name.
    var awaitedSignals: [(unit: String, signal: String)] {
        units.compactMap { name, status in
            guard case .waiting(_, _, let signal?, _) = status, signals[name] == nil else { return nil }
            return (name, signal)
        }.sorted { $0.unit < $1.unit }
    }

    /// When something goes on by itself next.
    var nextTime: Date? {
        units.values.compactMap { status -> Date? in
            switch status {
            case .waiting(_, let until, _, _): until
            case .retrying(_, let time): time
            default: nil
            }
        }.min()
    }

    /// How much of the run is done, 0 to 1, by the weights of the steps.
    var progress: Double {
        var (done, total) = (0.0, 0.0)
        for step in definition.steps {
            total += step.weight
            if units[step.name]?.isFinal ?? false {
                done += step.weight
            } else if let list = lists[step.name], !list.isEmpty {
                let ended = list.indices.count { units["\(step.name)[\($0)]"]?.isFinal ?? false }
                done += step.weight * Double(ended) / Double(list.count)
            }
        }
        return total > 0 ? min(1, done / total) : 0
    }

    /// How the run ends or rests, once `next` has nothing more to do; nil while something runs.
    func outcome() -> RunOutcome? {
        if let failure { return .failed(failure) }
        guard runningCount == 0 else { return nil }
        if definition.steps.allSatisfy({ units[$0.name]?.isFinal ?? false }) { return ended() }
        return .resting(until: nextTime, signals: Set(awaitedSignals.map(\.signal)).sorted())
    }

    private func ended() -> RunOutcome {
        guard let template = definition.output else {
            let needed = Set(definition.steps.flatMap(\.needs).map(\.step))
            let last = definition.steps.filter { !needed.contains($0.name) }
            return .succeeded(output: .object(JSONObject(last.map { ($0.name, output(of: $0.name)) })))
        }
        do throws(EvaluationError) {
            return .succeeded(output: try template.value(in: scope))
        } catch {
            return .failed(
                RunFailure(code: "VALIDATION_ERROR", message: "the workflow's output cannot be evaluated: \(error)"))
        }
    }

    /// The attempts that were begun and have not ended, with their inputs, for a run that is over.
    var underWay: [StepAttempt] {
        var attempts: [StepAttempt] = []
        for step in definition.steps {
            let items = (step.repetition.flatMap { try? list(of: $0) } ?? []).enumerated().map {
                (StepUnit(step: step, index: $0), scope.with(item: $1, index: $0))
            }
            for (unit, scope) in step.repetition == nil ? [(StepUnit(step: step, index: nil), scope)] : items {
                guard let input = try? step.input.value(in: scope) else { continue }
                switch units[unit.name] {
                case .waiting(let number, _, _, let state)?:
                    attempts.append(
                        StepAttempt(
                            unit: unit, number: number, input: input, isContinued: true, state: state, signal: nil))
                case .interrupted(let number)?:
                    attempts.append(
                        StepAttempt(
                            unit: unit, number: number, input: input, isContinued: false, state: nil, signal: nil))
                default: break
                }
            }
        }
        return attempts
    }

    private func output(of step: String) -> JSONValue {
        guard case .completed(let output)? = units[step] else { return .null }
        return output
    }

    /// What expressions see of the steps that have ended.
    func makeScope() -> ExpressionScope {
        var steps = JSONObject()
        for step in definition.steps {
            guard let status = units[step.name], status.isFinal else { continue }
            steps[step.name] = Self.view(of: status)
        }
        return ExpressionScope([
            .inputs: run.input,
            .steps: .object(steps),
            .run: [
                "id": .string(run.id), "workflow": .string(run.name), "user": run.userID.map(JSONValue.string) ?? .null,
            ],
        ])
    }

    private static func view(of status: UnitStatus) -> JSONValue {
        switch status {
        case .completed(let output): ["output": output, "status": "completed", "error": .null]
        case .failed(let failure):
            [
                "output": .null, "status": "failed",
                "error": ["code": .string(failure.code), "message": .string(failure.message)],
            ]
        default: ["output": .null, "status": "skipped", "error": .null]
        }
    }
}

extension Duration {
    /// For messages, such as `90 s`.
    var text: String { JSONValue.double(inSeconds).plainNumber + " s" }
}
