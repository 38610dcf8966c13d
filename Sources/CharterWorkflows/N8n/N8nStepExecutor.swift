import CharterResilience
import Foundation
import GraphQLJSON
import Logging

/// Runs n8n workflows as steps: the contents page of this folder.
///
/// 1. `N8nStepInput` reads what the step says, `N8nTrigger` how the workflow is started.
/// 2. `N8nExecutionStateMachine` decides what to do next, from the start to the end, over workers that come and go.
/// 3. `N8nClient` asks n8n, over `N8nExchange`; `N8nExecutionFinder` looks for executions whose id nobody told.
/// 4. `N8nStepState` is what the step remembers while it waits.
/// 5. `N8nCallbacks` understands what the workflow reports by itself.
public struct N8nStepExecutor: StepExecutor {
    private let client: N8nClient
    private let callbacks: N8nCallbacks?
    private let logger: Logger

    /// - Parameter callbacks: Nil when n8n cannot reach us.
    public init(client: N8nClient, callbacks: N8nCallbacks?, logger: Logger) {
        self.client = client
        self.callbacks = callbacks
        self.logger = logger
    }

    public func execute(_ step: StepInvocation) async throws -> StepResult {
        var machine = try await machine(for: step)
        var action = machine.begin(step.signal.flatMap(N8nCallbackReport.init(signal:)), at: try await step.journal.now)
        while true {
            switch action {
            case .finish(let output):
                return .finished(output: output)
            case .rest(let until):
                return .waiting(until: until, signal: signal(of: step), state: machine.state.json)
            case .fail(let failure, let stopping):
                if let stopping { await stop(stopping, of: step) }
                throw failure
            case .remember:
                try await step.journal.wait(
                    step.step, until: try await step.journal.now, signal: signal(of: step), state: machine.state.json)
                action = machine.remembered()
            case .trigger: action = try await trigger(step, &machine)
            case .publish(let workflow): action = try await publish(workflow, &machine)
            case .search: action = try await search(step, &machine)
            case .retry(let id): action = try await retry(id, step, &machine)
            case .fetch(let id, let includeData): action = try await fetch(id, includeData, step, &machine)
            }
        }
    }

    /// Ends the execution of a step whose run was cancelled.
    public func cancel(_ step: StepInvocation) async throws {
        guard client.settings.apiKey != nil, let state = step.state.flatMap(N8nStepState.init) else { return }
        do {
            if let id = try await execution(of: step, state) { try await client.stop(id) }
        } catch let error as N8nError {
            throw error.failure(of: step.step)
        }
    }

    private func execution(of step: StepInvocation, _ state: N8nStepState) async throws -> N8nID? {
        if let id = state.executionID { return id }
        guard let workflow = state.workflowID else { return nil }
        // To stop somebody else's execution would be worse than to leave ours.
        let search = N8nExecutionSearch(
            key: step.idempotencyKey, expected: state.startedAt,
            earliest: state.startedAt.addingTimeInterval(-client.settings.patience.clockSkew.inSeconds),
            excluded: state.repeatedID, needsProof: true)
        guard case .found(let execution) = try await N8nExecutionFinder(client: client).find(search, of: workflow)
        else {
            return nil
        }
        return execution.id
    }

    // MARK: Beginning

    private func machine(for step: StepInvocation) async throws -> N8nExecutionStateMachine {
        let setting = try setting(of: step)
        if let remembered = step.state {
            guard let state = N8nStepState(remembered) else {
                throw RunFailure(
                    code: "INTERNAL_ERROR", message: "what the step remembers is not of n8n", step: step.step)
            }
            return N8nExecutionStateMachine(setting, resuming: state)
        }
        let previous = try await step.journal.steps()[step.step]?.state
        return N8nExecutionStateMachine(
            setting, startingAt: try await step.journal.now, previous: previous.flatMap(N8nStepState.init))
    }

    private func setting(of step: StepInvocation) throws -> N8nExecutionStateMachine.Setting {
        do throws(N8nError) {
            return N8nExecutionStateMachine.Setting(
                step: step.step, attempt: step.attempt, input: try N8nStepInput(step.input),
                hasAPI: client.settings.apiKey != nil, hasCallbacks: callbacks != nil,
                patience: client.settings.patience)
        } catch {
            throw error.failure(of: step.step)
        }
    }

    private func signal(of step: StepInvocation) -> String? {
        callbacks == nil ? nil : N8nCallbacks.signal(of: step.step)
    }

    // MARK: Doing

    private typealias Machine = N8nExecutionStateMachine

    private func trigger(_ step: StepInvocation, _ machine: inout Machine) async throws -> Machine.Action {
        let body = try await body(of: step, machine.setting.input)
        do {
            let answer = try await client.start(
                machine.setting.input.trigger, body: body, idempotencyKey: step.idempotencyKey)
            return machine.triggered(answer, at: try await step.journal.now)
        } catch let error as N8nError {
            logger.warning(
                "n8n did not start a workflow",
                metadata: ["run": "\(step.runID)", "step": "\(step.step)", "error": "\(error)"])
            return machine.triggerFailed(error, at: try await step.journal.now)
        }
    }

    /// What the workflow gets: its data, and ours beside them.
    private func body(of step: StepInvocation, _ input: N8nStepInput) async throws -> JSONObject {
        var own: JSONObject = [
            "run_id": .string(step.runID), "step": .string(step.step), "attempt": .int(Int64(step.attempt)),
            "idempotency_key": .string(step.idempotencyKey),
        ]
        if let callbacks {
            let now = try await step.journal.now
            let url = callbacks.url(runID: step.runID, step: step.step, attempt: step.attempt, at: now)
            own["callback_url"] = .string(url)
        }
        var body = input.data
        body[N8nStepInput.reservedMember] = .object(own)
        return body
    }

    private func publish(_ workflow: N8nID, _ machine: inout Machine) async throws -> Machine.Action {
        do {
            try await client.publish(workflow)
            return machine.published()
        } catch let error as N8nError {
            return machine.publishFailed(error)
        }
    }

    private func search(_ step: StepInvocation, _ machine: inout Machine) async throws -> Machine.Action {
        guard let workflow = machine.setting.input.workflowID else {
            return machine.searched(.none, at: try await step.journal.now)
        }
        let search = machine.search(for: step.idempotencyKey)
        do {
            let finding = try await N8nExecutionFinder(client: client).find(search, of: workflow)
            return machine.searched(finding, at: try await step.journal.now)
        } catch let error as N8nError {
            return machine.searchFailed(error, at: try await step.journal.now)
        }
    }

    private func fetch(
        _ id: N8nID, _ includeData: Bool, _ step: StepInvocation, _ machine: inout Machine
    ) async throws -> Machine.Action {
        do {
            let execution = try await client.execution(id, includeData: includeData)
            return machine.fetched(execution, hasData: includeData, at: try await step.journal.now)
        } catch let error as N8nError {
            return machine.fetchFailed(error, at: try await step.journal.now)
        }
    }

    private func retry(_ id: N8nID, _ step: StepInvocation, _ machine: inout Machine) async throws -> Machine.Action {
        do {
            let execution = try await client.retry(id)
            return machine.retried(execution, at: try await step.journal.now)
        } catch let error as N8nError {
            return machine.retryFailed(error, at: try await step.journal.now)
        }
    }

    /// The step fails either way; what goes on in n8n is then the reader's to end.
    private func stop(_ id: N8nID, of step: StepInvocation) async {
        do {
            try await client.stop(id)
        } catch {
            logger.warning(
                "an execution could not be stopped",
                metadata: ["execution": "\(id)", "run": "\(step.runID)", "step": "\(step.step)", "error": "\(error)"])
        }
    }
}
