import CharterResilience
import Foundation
import GraphQLJSON
import Logging

extension WorkflowProgram {
    /// Tells the executors of what was under way that the run is over.
    public func cancelled(_ run: ClaimedRun, steps: [String: StepRecord]) async {
        do {
            guard let definition = try await definitions.definition(named: run.name, version: run.version) else {
                return
            }
            let machine = WorkflowRunStateMachine(definition, run, records: steps)
            let journal = EndedRunJournal(records: steps, clock: clock)
            for attempt in machine.underWay {
                guard let executor = executors[attempt.unit.step.kind] else { continue }
                do {
                    try await executor.cancel(invocation(of: attempt, run, journal))
                } catch {
                    logger.warning(
                        "step not cancelled", metadata: ["step": "\(attempt.unit.name)", "error": "\(error)"])
                }
            }
        } catch {
            logger.warning("steps not cancelled", metadata: ["run": "\(run.id)", "error": "\(error)"])
        }
    }
}

/// The journal of a run that has ended: it can be read.
private struct EndedRunJournal: RunJournal {
    let records: [String: StepRecord]
    let clock: WallClock

    var now: Date { get async throws { clock.now() } }

    func steps() async throws -> [String: StepRecord] { records }

    func begin(_ step: String, attempt: Int) async throws { throw RunError.leaseLost }

    func complete(_ step: String, output: JSONValue) async throws { throw RunError.leaseLost }

    func fail(_ step: String, attempt: Int, _ failure: RunFailure, retryAt: Date?) async throws {
        throw RunError.leaseLost
    }

    func skip(_ step: String, reason: String) async throws { throw RunError.leaseLost }

    func wait(_ step: String, until: Date?, signal: String?, state: JSONValue?) async throws {
        throw RunError.leaseLost
    }

    func takeSignal(_ name: String, for step: String) async throws -> JSONValue? { throw RunError.leaseLost }

    func progress(_ fraction: Double) async {}

    func emit(_ type: String, _ payload: JSONValue) async throws { throw RunError.leaseLost }
}
