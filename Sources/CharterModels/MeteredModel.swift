/// A model whose every call is entered in a ledger, whichever way it ends.
public struct MeteredModel: ModelProvider {
    /// The model itself, for building agents over it; calls to it are not counted.
    public let provider: any ModelProvider
    private let ledger: ModelUsageLedger

    public init(_ provider: any ModelProvider, ledger: ModelUsageLedger) {
        self.provider = provider
        self.ledger = ledger
    }

    public var name: String { provider.name }
    public var summary: String { provider.summary }
    public var kind: ModelKind { provider.kind }

    public func availability() async -> ModelAvailability {
        await provider.availability()
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        let account = ModelCallAccount(request: request, call: ledger.begin(name))
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
        let (provider, ledger) = (provider, ledger)
        return ModelReplyStream {
            let stream = MeteredStream(provider.streamChat(request), of: provider.name, request, ledger)
            return { try await stream.next() }
        }
    }
}

/// Passes a stream on while keeping its account, which closes when this is let go of.
private actor MeteredStream {
    private let upstream: ModelReplyStream.Next
    private let model: String
    private let request: ModelRequest
    private let ledger: ModelUsageLedger
    private var account: ModelCallAccount?
    private var text = ""

    init(_ stream: ModelReplyStream, of model: String, _ request: ModelRequest, _ ledger: ModelUsageLedger) {
        self.upstream = stream.start()
        self.model = model
        self.request = request
        self.ledger = ledger
    }

    func next() async throws -> ModelStreamEvent? {
        let account = try openAccount()
        do {
            let event = try await upstream()
            switch event {
            case .delta(let piece):
                text += piece
                account.progressed(text)
            case .finished(let reply):
                account.completed(reply)
            case nil:
                // After `finished` the account is closed and this says nothing; before it, the provider broke its word.
                account.failed(ModelError.truncated(model: model, partialText: text), textSoFar: text)
            }
            return event
        } catch {
            account.failed(error, textSoFar: text)
            throw error
        }
    }

    private func openAccount() throws -> ModelCallAccount {
        if let account { return account }
        try request.validate()
        let account = ModelCallAccount(request: request, call: ledger.begin(model))
        account.progressed("")
        self.account = account
        return account
    }
}
