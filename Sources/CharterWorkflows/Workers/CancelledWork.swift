import CharterResilience
import Logging

/// Tells programs of runs that were cancelled, so that they end what goes on elsewhere for them.
struct CancelledWork: Sendable {
    let store: RunStore
    let programs: [String: any RunProgram]
    let logger: Logger

    /// Begins to tell, and returns at once.
    func follow(_ id: String) {
        Task {
            do {
                let run = try await store.run(id)
                guard run.status == .cancelled, let program = programs[run.kind] else { return }
                let steps = try await store.steps(of: id)
                await program.cancelled(
                    ClaimedRun(
                        id: run.id, kind: run.kind, name: run.name, version: run.version, input: run.input,
                        attempt: run.attempt, userID: run.userID),
                    steps: Dictionary(steps.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
            } catch {
                logger.warning(
                    "the program of a cancelled run cannot be told", metadata: ["run": "\(id)", "reason": "\(error)"])
            }
        }
    }
}
