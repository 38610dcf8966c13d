/// A model whose every call is entered in a ledger, and told to a recorder if there is one, whichever way it ends.
public struct MeteredModel: ModelProvider {
    /// The model itself, for building agents over it; calls to it are not counted.
    public let provider: any ModelProvider
    private let ledger: ModelUsageLedger
    private let recorder: (any ModelCallRecorder)?
    private let context: ModelCallContext

    /// - Parameter context: For whom and for what it is called, as the recorder is told.
    public init(
        _ provider: any ModelProvider, ledger: ModelUsageLedger, recorder: (any ModelCallRecorder)? = nil,
        context: ModelCallContext = ModelCallContext()
    ) {
        self.provider = provider
        self.ledger = ledger
        self.recorder = recorder
        self.context = context
    }

    public var name: String { provider.name }
    public var summary: String { provider.summary }
    public var kind: ModelKind { provider.kind }

    public func availability() async -> ModelAvailability {
        await provider.availability()
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        let account = try await open(request)
        do {
            let reply = try await provider.chat(request)
            account.completed(reply)
            return reply
        } catch {
            account.failed(error, textSoFar: "")
            throw error
        }
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        ModelReplyStream {
            let stream = MeteredStream(provider.streamChat(request), of: self, request)
            return { try await stream.next() }
        }
    }

    /// Begins a call: from here on it ends in the books.
    /// - Throws: `ModelError.invalidRequest` for what is no call.
    fileprivate func open(_ request: ModelRequest) async throws(ModelError) -> ModelCallAccount {
        try request.validate()
        await recorder?.admit()
        let recording = recorder.map {
            ModelCallRecording($0, context: context, model: name, messages: request.messages)
        }
        return ModelCallAccount(request: request, call: ledger.begin(name, recording: recording))
    }
}

/// Passes a stream on while keeping its account, which closes when this is let go of.
private actor MeteredStream {
    private let upstream: ModelReplyStream.Next
    private let model: MeteredModel
    private let request: ModelRequest
    private var account: ModelCallAccount?
    private var text = ""

    init(_ stream: ModelReplyStream, of model: MeteredModel, _ request: ModelRequest) {
        self.upstream = stream.start()
        self.model = model
        self.request = request
    }

    func next() async throws -> ModelStreamEvent? {
        let account = try await openAccount()
        do {
            let event = try await upstream()
            switch event {
            case .delta(let piece):
                text += piece
                account.heard(piece)
                account.progressed(text)
            case .finished(let reply):
                account.completed(reply)
            case nil:
                // After `finished` the account is closed and this says nothing; before it, the provider broke its word.
                account.failed(ModelError.truncated(model: model.name, partialText: text), textSoFar: text)
            }
            return event
        } catch {
            account.failed(error, textSoFar: text)
            throw error
        }
    }

    private func openAccount() async throws -> ModelCallAccount {
        if let account { return account }
        let account = try await model.open(request)
        account.progressed("")
        self.account = account
        return account
    }
}
