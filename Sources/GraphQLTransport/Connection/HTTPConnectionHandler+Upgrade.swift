import NIOCore

/// From an HTTP request to a socket on the same connection.
extension HTTPConnectionHandler {
    /// Answers the handshake, and hands the connection over when it is accepted.
    func openSocket(_ head: HTTPRequestHead, at endpoint: SocketEndpoint) {
        switch door.handshake.decide(head) {
        case .refuse(let status, let message):
            var answer = HTTPAnswer(status: status, message: message, code: "BAD_REQUEST")
            if status == 426 {
                answer.fields.append(("Sec-WebSocket-Version", "13"))
                answer.fields.append(("Upgrade", "websocket"))
            }
            door.observer.requestRefused(status: status.code)
            write(answer, to: head)
        case .accept(let key, let hasSubprotocol):
            upgrade(head, to: endpoint, key: key, hasSubprotocol: hasSubprotocol)
        }
    }

    private func upgrade(
        _ head: HTTPRequestHead, to endpoint: SocketEndpoint, key: String, hasSubprotocol: Bool
    ) {
        guard let context else { return }
        phase = .answering(0)
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        WebSocketHandshake.acceptValue(for: key, channel: context.channel).whenComplete { result in
            switch result {
            case .success(let value):
                me.value.becomeSocket(head, at: endpoint, acceptValue: value, hasSubprotocol: hasSubprotocol)
            case .failure: me.value.abort()
            }
        }
    }

    private func becomeSocket(
        _ head: HTTPRequestHead, at endpoint: SocketEndpoint, acceptValue: String, hasSubprotocol: Bool
    ) {
        guard let context, context.channel.isActive else { return }
        output.writeStaticString("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        HTTPResponseWriter.field("Sec-WebSocket-Accept", acceptValue, into: &output)
        if hasSubprotocol, let subprotocol = endpoint.subprotocol {
            HTTPResponseWriter.field("Sec-WebSocket-Protocol", subprotocol, into: &output)
        }
        HTTPResponseWriter.end(&output)
        let (answer, rest) = (output, input)
        output = ByteBuffer()
        input = ByteBuffer()
        let socket = WebSocketConnectionHandler(
            endpoint.make(), door: door, state: state, head: head,
            hasSubprotocol: hasSubprotocol || endpoint.subprotocol == nil, isDraining: isDraining)
        do {
            // The socket takes the connection over before anything is written: a write to a client that has gone
            // closes the channel at once, and whoever is in charge then must learn of it.
            try context.pipeline.syncOperations.addHandler(socket, position: .after(self))
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
            socket.begin(answer, rest: rest)
        } catch {
            context.close(promise: nil)
        }
    }
}
