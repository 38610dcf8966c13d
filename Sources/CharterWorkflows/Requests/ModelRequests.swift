import CharterModels
import GraphQLJSON

/// Requests to models that nobody waits for: submitted, and asked for later.
public struct ModelRequests: Sendable {
    private let engine: RunEngine
    private let models: ModelRegistry

    /// - Parameter engine: With a `ModelRequestProgram` among its programs, or on a replica of one that has it.
    public init(engine: RunEngine, models: ModelRegistry) {
        self.engine = engine
        self.models = models
    }

    /// Submits a request and returns at once.
    /// - Parameters:
    ///   - model: The name or an alias of a registered model; the default model for nil.
    ///   - idempotencyKey: The same key again gives the same request again.
    /// - Throws: `ModelError.unknownModel` and `ModelError.invalidRequest` for what no model could answer,
    ///   `RunError.conflict` for a key that was used with another request.
    public func submit(
        model: String? = nil, task: ModelTask = .generate, messages: [ChatMessage],
        parameters: ModelParameters = ModelParameters(), userID: String? = nil, idempotencyKey: String? = nil
    ) async throws -> SubmittedModelRequest {
        let name = try models.model(named: model).name
        let input = ModelRequestInput(model: name, task: task, messages: messages, parameters: parameters)
        try input.request.validate()
        let submitted = try await engine.submit(
            RunSubmission(
                kind: ModelRequestProgram.kind, name: name, input: input.json, userID: userID,
                idempotencyKey: idempotencyKey))
        return SubmittedModelRequest(submitted.run)
    }

    /// What became of a request; nil when there is none with this id.
    public func request(_ id: String) async throws -> SubmittedModelRequest? {
        do {
            let run = try await engine.store.run(id)
            // Other runs are none of its business.
            return run.kind == ModelRequestProgram.kind ? SubmittedModelRequest(run) : nil
        } catch RunError.notFound {
            return nil
        }
    }

    /// Asks a request to stop.
    /// - Throws: `RunError.notFound`, `RunError.conflict` when it has ended otherwise.
    public func cancel(_ id: String) async throws -> SubmittedModelRequest {
        guard try await request(id) != nil else { throw RunError.notFound(id: id) }
        return SubmittedModelRequest(try await engine.cancel(id))
    }
}

/// A submitted request and what became of it.
public struct SubmittedModelRequest: Sendable, Equatable {
    public enum State: Sendable, Equatable {
        case processing
        case completed(ModelReply)
        case failed(RunFailure)
        case cancelled
    }

    /// Its run, with the id to ask by and its times.
    public let run: Run
    public let state: State

    public init(_ run: Run) {
        self.run = run
        switch run.status {
        case .queued, .running, .waiting: state = .processing
        case .succeeded:
            state =
                run.output.flatMap(ModelReply.init(json:)).map(State.completed)
                ?? .failed(RunFailure(code: "INTERNAL_ERROR", message: "the answer cannot be read"))
        case .failed:
            state = .failed(run.failure ?? RunFailure(code: "INTERNAL_ERROR", message: "the reason is not known"))
        case .cancelled: state = .cancelled
        }
    }

    /// The registered name of the model.
    public var model: String { run.name }
}
