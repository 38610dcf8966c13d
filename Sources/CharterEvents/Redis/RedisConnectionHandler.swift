import NIOCore

/// The last handler of a connection to Redis: bytes to the state machine, its actions to the socket.
///
/// It stays on its event loop. What waits to be sent is bounded by the machine's window and by the socket being writable.
final class RedisConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What the connection tells its owner, on the event loop.
    struct Events: Sendable {
        var ready: @Sendable () -> Void
        var message: @Sendable (String) -> Void
        /// Gives the next message to publish, nil when there is none.
        var nextMessage: @Sendable () -> String?
    }

    private var machine: RedisConnectionStateMachine
    private var parser = RESPParser()
    private let events: Events
    private let pingInterval: TimeAmount
    /// Fails with the reason when the connection ends.
    private let ended: EventLoopPromise<Void>
    private var context: ChannelHandlerContext?
    private var ping: Scheduled<Void>?

    init(
        _ machine: RedisConnectionStateMachine, events: Events, pingInterval: TimeAmount, ended: EventLoopPromise<Void>
    ) {
        self.machine = machine
        self.events = events
        self.pingInterval = pingInterval
        self.ended = ended
    }

    /// Sends what waits to be published, as far as there is room.
    func publishMore() {
        guard let context else { return }
        while machine.mayPublish, context.channel.isWritable, let message = events.nextMessage() {
            perform(machine.publish(message), context)
        }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    private func start(_ context: ChannelHandlerContext) {
        guard self.context == nil else { return }
        self.context = context
        schedulePing(context)
        perform(machine.connected(), context)
    }

    private func schedulePing(_ context: ChannelHandlerContext) {
        ping = context.eventLoop.assumeIsolated().scheduleTask(in: pingInterval) {
            guard let context = self.context else { return }
            self.perform(self.machine.pingDue(), context)
            self.schedulePing(context)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        parser.append(unwrapInboundIn(data))
        do throws(RESPError) {
            while let value = try parser.next() { perform(machine.received(value), context) }
        } catch {
            perform(machine.receivedInvalid(error), context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        publishMore()
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(machine.disconnected(), context)
        finish()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        finish()
        ended.fail(RedisError.closed)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A handshake of TLS that failed, or the socket: the reason is the error's own.
        ended.fail(error)
        context.close(promise: nil)
    }

    private func finish() {
        ping?.cancel()
        ping = nil
        context = nil
    }

    private func perform(_ actions: [RedisConnectionStateMachine.Action], _ context: ChannelHandlerContext) {
        for action in actions {
            switch action {
            case .send(let words):
                var buffer = context.channel.allocator.buffer(capacity: 64)
                RESPWriter.write(words, to: &buffer)
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            case .ready: events.ready()
            case .deliver(let message): events.message(message)
            case .publishMore: publishMore()
            case .close(let error):
                ended.fail(error)
                context.close(promise: nil)
            }
        }
    }
}
