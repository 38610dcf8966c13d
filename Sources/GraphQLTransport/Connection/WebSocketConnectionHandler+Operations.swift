import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// Runs the operations of a socket.
extension WebSocketConnectionHandler {
    private static let allowed: OperationTypeSet = [.query, .mutation, .subscription]

    func start(_ ticket: SocketTicket, _ request: GraphQLRequest, _ answers: SocketAnswers) {
        let operation = WebSocketOperation(ticket: ticket, answers: answers, started: state.eventLoop.now)
        operations[ticket] = operation
        door.observer.requestStarted(by: .webSocket)
        let context = RequestContext(source: source(), connectionParameters: connectionParameters)
        let isHeavy = door.isHeavy(request.query.count)
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let task = state.startNow { [door, request] in
            switch await door.execute(request, context: context, allowing: Self.allowed, isHeavy: isHeavy) {
            case .response(let response): me.value.finish(response, ticket)
            case .stream(let events): await me.value.run(events, ticket, isEndless: true)
            case .incremental(let parts): await me.value.run(parts, ticket, isEndless: false)
            }
        }
        if operations[ticket] != nil { operation.task = task }
    }

    func cancel(_ ticket: SocketTicket) {
        guard let operation = operations.removeValue(forKey: ticket) else { return }
        if operation.isStream {
            door.observer.streamEnded(by: .webSocket)
        } else {
            report(operation, status: 499)
        }
        operation.task?.cancel()
    }

    private func finish(_ response: GraphQLResponse, _ ticket: SocketTicket) {
        guard let operation = operations.removeValue(forKey: ticket) else { return }
        isActive = true
        let isRefused = write(response, operation)
        report(operation, status: isRefused ? 400 : 200)
        perform(machine.operationEnded(ticket, isRefused: isRefused))
    }

    /// - Returns: Whether the response is without data, which ends the operation.
    private func write(_ response: GraphQLResponse, _ operation: WebSocketOperation) -> Bool {
        let isRefused = if case .refused = response.outcome { true } else { false }
        switch operation.answers {
        case .wrapped(let next, _) where !isRefused:
            WebSocketOperation.write(response.body, behind: next, into: &output)
        case .wrapped(_, let errors): WebSocketOperation.writeErrors(response.body, behind: errors, into: &output)
        case .handed: perform(response.body.withUnsafeBytes { machine.answered(operation.ticket, $0) })
        }
        scheduleEventFlush()
        return isRefused
    }

    private func report(_ operation: WebSocketOperation, status: Int) {
        let nanoseconds = UInt64(max((state.eventLoop.now - operation.started).nanoseconds, 0))
        door.observer.requestFinished(by: .webSocket, status: status, nanoseconds: nanoseconds)
    }

    // MARK: Streams

    /// Sends the events of a subscription, or the parts of an incremental answer, as they come, no faster than the
    /// client reads.
    private nonisolated(nonsending) func run(
        _ responses: ResponseStream, _ ticket: SocketTicket, isEndless: Bool
    ) async {
        guard let operation = operations[ticket] else { return }
        operation.isStream = true
        operation.isEndless = isEndless
        report(operation, status: 200)
        door.observer.streamStarted(by: .webSocket)
        guard !isDraining || !isEndless else { return end(operation, isRefused: false) }
        for await response in responses {
            switch take(response, operation) {
            case .goOn: continue
            case .pause: await state.nextTurn()
            case .wait: await withCheckedContinuation { gate.wait($0) }
            case .stop: return
            }
        }
        end(operation, isRefused: false)
    }

    private func take(_ response: GraphQLResponse, _ operation: WebSocketOperation) -> StreamVerdict {
        guard operations[operation.ticket] != nil, isOpen, let context else { return .stop }
        let isRefused = write(response, operation)
        door.observer.eventSent(by: .webSocket)
        guard !isRefused else {
            end(operation, isRefused: true)
            operation.task?.cancel()
            return .stop
        }
        eventsThisTurn += 1
        guard context.channel.isWritable else { return .wait }
        return eventsThisTurn >= door.configuration.limits.queuedEvents ? .pause : .goOn
    }

    private func end(_ operation: WebSocketOperation, isRefused: Bool) {
        guard operations.removeValue(forKey: operation.ticket) != nil else { return }
        isActive = true
        door.observer.streamEnded(by: .webSocket)
        perform(machine.operationEnded(operation.ticket, isRefused: isRefused))
    }
}
