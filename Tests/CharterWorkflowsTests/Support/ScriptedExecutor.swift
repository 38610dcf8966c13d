import CharterWorkflows
import GraphQLJSON
import Synchronization

/// An executor that does as it is told, and remembers what it was given.
final class ScriptedExecutor: StepExecutor {
    typealias Script = @Sendable (StepInvocation) async throws -> StepResult

    private let script: Script
    private let state = Mutex<(invocations: [StepInvocation], running: Int, mostRunning: Int)>(([], 0, 0))

    init(_ script: @escaping Script) { self.script = script }

    /// Gives what its step was given.
    static var echo: ScriptedExecutor { ScriptedExecutor { .finished(output: $0.input["value"] ?? .null) } }

    var invocations: [StepInvocation] { state.withLock { $0.invocations } }

    /// The most attempts that ran at the same time.
    var mostRunning: Int { state.withLock { $0.mostRunning } }

    func execute(_ step: StepInvocation) async throws -> StepResult {
        state.withLock {
            $0.invocations.append(step)
            $0.running += 1
            $0.mostRunning = max($0.mostRunning, $0.running)
        }
        defer { state.withLock { $0.running -= 1 } }
        return try await script(step)
    }
}
