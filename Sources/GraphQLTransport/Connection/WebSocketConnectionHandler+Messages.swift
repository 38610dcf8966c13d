import GraphQLExecution
import GraphQLJSON
import NIOCore

/// Messages, to the protocol and from it.
extension WebSocketConnectionHandler {
    func receivedText(_ text: ByteBuffer) {
        isActive = true
        perform(text.withUnsafeReadableBytes { machine.received($0) })
    }

    /// Does what the protocol says.
    func perform(_ actions: [SocketAction]) {
        for action in actions {
            switch action {
            case .askAdmission(let payload): askAdmission(payload)
            case .send(let message): send(message)
            case .start(let ticket, let request, let answers): start(ticket, request, answers)
            case .cancel(let ticket): cancel(ticket)
            case .close(let code, let reason): close(code, reason)
            }
        }
    }

    private func send(_ message: JSONValue) {
        guard isOpen else { return }
        let text = message.encoded()
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
        state.startNow {
            switch await admission(context) {
            case .admitted(let payload): me.value.perform(me.value.machine.connectionAdmitted(payload))
            case .refused(let reason): me.value.perform(me.value.machine.connectionRefused(reason))
            }
        }
    }

    func source() -> HTTPRequestSource {
        HTTPRequestSource(
            head: head, number: state.nextRequestNumber(),
            loop: state.requestPrefix)
    }
}
