import AsyncHTTPClient
import CharterServerSentEvents
import Logging
import NIOCore
import NIOHTTP1

/// One streamed call: reads the connection as its consumer asks, and drives the parser, the state machine and the
/// timeout policy. Letting go of it closes the connection.
actor ChatCompletionStream {
    private enum Phase {
        case notSent
        case reading(HTTPClientResponse.Body.AsyncIterator)
        /// A read is under way and has the iterator: an actor may not lend its state across a suspension.
        case busy
        /// The answer is complete; what is left is to see the end of the connection's message.
        case answered(HTTPClientResponse.Body.AsyncIterator?)
        case over
    }

    /// How long to wait for the end of a message whose content is complete. Seeing it makes the connection reusable.
    private static let drainLimit = Duration.milliseconds(200)

    private let client: ChatCompletionClient
    private let connection: ModelServerConnection
    private let request: ModelRequest
    private var phase = Phase.notSent
    private var started = Duration.zero
    private var parser: ServerSentEventParser
    private var machine: ChatCompletionStreamStateMachine
    private var policy: StreamTimeoutPolicy
    private var pending: [ModelStreamEvent] = []
    /// An error that came right behind the pending events: they are delivered first.
    private var failure: (any Error)?

    init(client: ChatCompletionClient, request: ModelRequest) {
        self.client = client
        connection = client.connection
        self.request = request
        parser = ServerSentEventParser(maximumEventBytes: connection.limits.event)
        machine = ChatCompletionStreamStateMachine(model: connection.model, maximumReplyBytes: connection.limits.reply)
        policy = StreamTimeoutPolicy(connection.timeouts, startedAt: .zero)
    }

    /// The next event; nil after `finished`.
    func next() async throws -> ModelStreamEvent? {
        do {
            policy.waitBegan(at: connection.clock.now())
            while pending.isEmpty {
                if let failure { throw failure }
                switch phase {
                case .notSent: try await open()
                case .reading: try await readOn()
                case .answered: await drain()
                case .busy, .over: return nil
                }
            }
            return pending.removeFirst()
        } catch {
            phase = .over
            throw error
        }
    }

    // MARK: Steps

    private func open() async throws {
        try request.validate()
        phase = .busy
        started = connection.clock.now()
        policy = StreamTimeoutPolicy(connection.timeouts, startedAt: started)
        let response = try await beforeDeadline { [client, request] in
            try await client.send(request, isStreamed: true)
        }
        if response.headers.first(name: "Content-Type")?.lowercased().hasPrefix("application/json") == true {
            // The server does not stream and sent the whole answer instead.
            let body = try await beforeDeadline { [connection] in try await connection.wholeBody(of: response) }
            let reply = try client.reply(from: body, to: request, startedAt: started)
            pending = (reply.content.isEmpty ? [] : [.delta(reply.content)]) + [.finished(reply)]
            phase = .over
        } else {
            phase = .reading(response.body.makeAsyncIterator())
        }
    }

    private func readOn() async throws {
        let buffer: ByteBuffer?
        do {
            buffer = try await beforeDeadline { try await self.read() }
        } catch  where machine.isFinished && !Task.isCancelled {
            // The text is complete and only usage or the end mark is missing: no reason to take the answer back.
            buffer = nil
        }
        guard let buffer else {
            finish(try machine.end())
            return
        }
        do {
            for event in try parser.consume(buffer.readableBytesView) where try take(event) { return }
        } catch {
            let limit = error as? ServerSentEventParser.LimitExceeded
            failure =
                limit.map { connection.malformed("an event exceeds \($0.bytes) bytes", partialText: machine.text) }
                ?? error
        }
    }

    /// - Returns: Whether this was the last event.
    private func take(_ event: ServerSentEvent) throws -> Bool {
        switch try machine.receive(event) {
        case .ignored:
            break
        case .progress:
            policy.tokenArrived(at: connection.clock.now())
        case .delta(let piece):
            policy.tokenArrived(at: connection.clock.now())
            pending.append(.delta(piece))
        case .done(let outcome):
            finish(outcome)
            return true
        }
        return false
    }

    private func finish(_ outcome: ChatCompletionStreamStateMachine.Outcome) {
        pending.append(.finished(client.reply(outcome, to: request, startedAt: started)))
        if case .reading(let body) = phase { phase = .answered(body) } else { phase = .over }
    }

    private func drain() async {
        guard case .answered(let body?) = phase else {
            phase = .over
            return
        }
        phase = .reading(body)
        do {
            _ = try await connection.clock.run(limit: Self.drainLimit) {
                while try await self.read() != nil {}
            }
        } catch {
            // The answer has been delivered; how its connection ends concerns nobody.
            connection.logger.trace("stream ended roughly", metadata: ["error": "\(error)"])
        }
        phase = .over
    }

    /// The next bytes of the answer, nil at their end.
    private func read() async throws -> ByteBuffer? {
        guard case .reading(var body) = phase else { return nil }
        phase = .busy
        do {
            let buffer = try await body.next(isolation: self)
            phase = .reading(body)
            if buffer == nil { try Task.checkCancellation() }
            return buffer
        } catch {
            let error = connection.translated(error, partialText: machine.text)
            guard case ModelError.upstream(_, nil, _, _) = error else { throw error }
            throw ModelError.truncated(model: connection.model, partialText: machine.text)
        }
    }

    private func beforeDeadline<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let deadline = policy.deadline
        let value = try await connection.clock.run(limit: deadline.time - connection.clock.now(), operation)
        guard let value else { throw connection.timeout(deadline.phase, partialText: machine.text) }
        return value
    }
}
