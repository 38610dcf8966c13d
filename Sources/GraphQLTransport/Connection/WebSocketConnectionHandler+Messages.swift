import GraphQLExecution
import GraphQLJSON
import NIOCore

/// The messages of the protocol, from text to the state machine and back.
extension WebSocketConnectionHandler {
    func receivedText(_ text: ByteBuffer) {
        let depth = door.configuration.limits.jsonDepth
        let result = text.withUnsafeReadableBytes {
            raw -> Result<GraphQLTransportWSMessage, GraphQLTransportWSMessage.Invalid> in
            do throws(GraphQLTransportWSMessage.Invalid) {
                return .success(try GraphQLTransportWSMessage.read(raw, maxDepth: depth))
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let message):
            if case .subscribe(_, let request) = message { self.request = request }
            perform(machine.received(message))
        case .failure(let invalid): perform(machine.receivedInvalid(invalid))
        }
    }

    /// Does what the state machine says.
    func perform(_ actions: [GraphQLTransportWSStateMachine.Action]) {
        for action in actions {
            switch action {
            case .askAdmission(let payload): askAdmission(payload)
            case .sendAcknowledgement(let payload):
                initDeadline = nil
                send(["type": "connection_ack"], payload)
            case .sendPong(let payload): send(["type": "pong"], payload)
            case .start(let ticket, let id): start(ticket, id)
            case .sendComplete(let id): send(["id": .string(id), "type": "complete"], nil)
            case .cancel(let ticket): cancel(ticket)
            case .close(let code, let reason): close(code, reason)
            }
        }
    }

    private func send(_ message: JSONObject, _ payload: JSONObject?) {
        guard isOpen else { return }
        var message = message
        if let payload { message["payload"] = .object(payload) }
        let text = JSONValue.object(message).encoded()
        WebSocketFrameWriter.textHeader(text.count, into: &output)
        output.writeBytes(text)
        scheduleEventFlush()
    }

    private func askAdmission(_ payload: JSONObject?) {
        initDeadline = nil
        connectionParameters = payload
        guard let admission = door.configuration.admission else { return perform(machine.connectionAdmitted(nil)) }
        let context = RequestContext(source: source(), connectionParameters: payload)
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        state.executor.startNow {
            switch await admission(context) {
            case .admitted(let payload): me.value.perform(me.value.machine.connectionAdmitted(payload))
            case .refused(let reason): me.value.perform(me.value.machine.connectionRefused(reason))
            }
        }
    }

    func source() -> HTTPRequestSource {
        HTTPRequestSource(
            head: head, number: state.nextRequestNumber(),
            loop: UInt64(UInt(bitPattern: ObjectIdentifier(state).hashValue)))
    }
}
