import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// Runs the operations of a socket.
extension WebSocketConnectionHandler {
    private static let allowed: OperationTypeSet = [.query, .mutation, .subscription]

    func start(_ ticket: GraphQLTransportWSStateMachine.Ticket, _ id: String) {
        guard var request else { return }
        self.request = nil
        request.incrementalDelivery = .current
        let operation = WebSocketOperation(ticket: ticket, id: id, started: state.eventLoop.now)
        operations[ticket] = operation
        door.observer.requestStarted(by: .webSocket)
        let context = RequestContext(source: source(), connectionParameters: connectionParameters)
        let executor = door.executor
        let isHeavy = door.isHeavy(request.query.count)
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let task = state.executor.startNow { [request] in
            let result =
                isHeavy
                ? await EventLoopTaskExecutor.beside {
                    await executor.execute(request, context: context, allowing: Self.allowed)
                } : await executor.execute(request, context: context, allowing: Self.allowed)
            switch result {
            case .response(let response): me.value.finish(response, ticket)
            case .stream(let events): await me.value.run(events, ticket, isEndless: true)
            case .incremental(let parts): await me.value.run(parts, ticket, isEndless: false)
            }
        }
        if operations[ticket] != nil { operation.task = task }
    }

    func cancel(_ ticket: GraphQLTransportWSStateMachine.Ticket) {
        guard let operation = operations.removeValue(forKey: ticket) else { return }
        if operation.isStream {
            door.observer.streamEnded(by: .webSocket)
        } else {
            report(operation, status: 499)
        }
        operation.task?.cancel()
    }

    private func finish(_ response: GraphQLResponse, _ ticket: GraphQLTransportWSStateMachine.Ticket) {
        guard let operation = operations[ticket] else { return }
        let saysComplete = write(response, operation)
        report(operation, status: saysComplete ? 200 : 400)
        operations[ticket] = nil
        perform(machine.operationEnded(ticket, saysComplete: saysComplete))
    }

    /// Writes `next`, or `error` for a response without data, which ends the operation by itself: then false.
    private func write(_ response: GraphQLResponse, _ operation: WebSocketOperation) -> Bool {
        defer { scheduleEventFlush() }
        if case .refused = response.outcome {
            operation.writeError(response.body, into: &output)
            return false
        }
        operation.writeNext(response.body, into: &output)
        return true
    }

    private func report(_ operation: WebSocketOperation, status: Int) {
        let nanoseconds = UInt64(max((state.eventLoop.now - operation.started).nanoseconds, 0))
        door.observer.requestFinished(by: .webSocket, status: status, nanoseconds: nanoseconds)
    }

    // MARK: Streams

    /// Sends the events of a subscription, or the parts of an incremental answer, as they come, no faster than the
    /// client reads.
    private nonisolated(nonsending) func run(
        _ responses: ResponseStream, _ ticket: GraphQLTransportWSStateMachine.Ticket, isEndless: Bool
    ) async {
        guard let operation = operations[ticket] else { return }
        operation.isStream = true
        operation.isEndless = isEndless
        report(operation, status: 200)
        door.observer.streamStarted(by: .webSocket)
        guard !isDraining || !isEndless else { return end(operation, saysComplete: true) }
        for await response in responses {
            switch take(response, operation) {
            case .goOn: continue
            case .pause: await state.nextTurn()
            case .wait: await withCheckedContinuation { gate.wait($0) }
            case .stop: return
            }
        }
        end(operation, saysComplete: true)
    }

    private func take(_ response: GraphQLResponse, _ operation: WebSocketOperation) -> StreamVerdict {
        guard machine.isRunning(operation.ticket), isOpen, let context else { return .stop }
        let goesOn = write(response, operation)
        door.observer.eventSent(by: .webSocket)
        guard goesOn else {
            end(operation, saysComplete: false)
            operation.task?.cancel()
            return .stop
        }
        eventsThisTurn += 1
        guard context.channel.isWritable else { return .wait }
        return eventsThisTurn >= door.configuration.limits.queuedEvents ? .pause : .goOn
    }

    private func end(_ operation: WebSocketOperation, saysComplete: Bool) {
        guard operations.removeValue(forKey: operation.ticket) != nil else { return }
        door.observer.streamEnded(by: .webSocket)
        perform(machine.operationEnded(operation.ticket, saysComplete: saysComplete))
    }
}
