import NIOCore
import NIOWebSocket
import Synchronization

/// The thin shell around `TransportWSClientStateMachine`: frames to messages and back, timers, and a producer of signals
/// that stops reading the socket while its consumer is behind.
final class WebSocketSessionHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = Never
    typealias OutboundOut = WebSocketFrame
    typealias Producer = NIOThrowingAsyncSequenceProducer<
        SubscriptionSignal, any Error, NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark,
        WebSocketDemand
    >

    private var machine: TransportWSClientStateMachine
    private let timeouts: ClientTimeouts
    private let source: Producer.Source
    private var context: ChannelHandlerContext?
    private var timers: [Scheduled<Void>] = []
    private var repeated: RepeatedTask?
    private var closeCode: (code: UInt16, reason: String)?
    private var isPaused = false
    private var wantsRead = false

    init(_ machine: TransportWSClientStateMachine, timeouts: ClientTimeouts, source: Producer.Source) {
        self.machine = machine
        self.timeouts = timeouts
        self.source = source
    }

    // MARK: The socket

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let loop = context.eventLoop
        let handler = NIOLoopBound(self, eventLoop: loop)
        timers.append(
            loop.scheduleTask(in: .init(timeouts.connect)) {
                handler.value.perform { $0.acknowledgementTimedOut() }
            })
        let half = TimeAmount(timeouts.silence / 2)
        repeated = loop.scheduleRepeatedTask(initialDelay: half, delay: half) { _ in
            // While the reader is behind, nothing is heard because nothing is read.
            guard !handler.value.isPaused else { return }
            handler.value.perform { $0.ticked() }
        }
        perform { $0.opened() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelInactive(context: ChannelHandlerContext) {
        let close = closeCode
        perform { $0.closed(code: close?.code, reason: close?.reason ?? "") }
        stop()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let failure =
            switch error {
            case is NIOWebSocketError: ClientError.malformedAnswer("\(error)")
            default: HTTPExchange.translated(error, isAnswered: true) as? ClientError
            }
        perform { $0.failed(failure ?? .connectionLost("\(error)")) }
        context.close(promise: nil)
    }

    private func stop() {
        for timer in timers { timer.cancel() }
        timers = []
        repeated?.cancel()
        repeated = nil
        context = nil
    }

    // MARK: Frames

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .text:
            do throws(TransportWSServerMessage.Invalid) {
                let message = try TransportWSServerMessage.read(Array(frame.unmaskedData.readableBytesView))
                perform { $0.received(message) }
            } catch {
                perform { $0.received(error) }
            }
        case .ping:
            machine.heard()
            write(.pong, frame.unmaskedData)
        case .pong: machine.heard()
        case .connectionClose: receivedClose(frame, context)
        default: perform { $0.received(TransportWSServerMessage.Invalid(reason: "a frame that is no text")) }
        }
    }

    private func receivedClose(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        var payload = frame.unmaskedData
        let code = payload.readInteger(as: UInt16.self) ?? 1005
        let reason = String(decoding: payload.readableBytesView, as: UTF8.self)
        closeCode = (code, reason)
        perform { $0.closed(code: code, reason: reason) }
        var echo = context.channel.allocator.buffer(capacity: 2)
        if code != 1005 { echo.writeInteger(code) }
        write(.connectionClose, echo)
        context.close(promise: nil)
    }

    private func write(_ opcode: WebSocketOpcode, _ payload: ByteBuffer) {
        guard let context else { return }
        let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: payload)
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    // MARK: Actions

    private func perform(_ event: (inout TransportWSClientStateMachine) -> [TransportWSClientStateMachine.Action]) {
        for action in event(&machine) {
            switch action {
            case .send(let message): write(.text, ByteBuffer(string: message.text))
            case .deliver(let signal):
                if case .stopProducing = source.yield(signal) { isPaused = true }
            case .finish(let error):
                if let error { source.finish(error) } else { source.finish() }
            case .close(let code, let reason): close(code, reason)
            }
        }
    }

    /// How long a goodbye may take to leave, to a server that does not read.
    private static let farewell = TimeAmount.seconds(2)

    /// Says goodbye and leaves: whoever asked for the end does not wait for the server's answer.
    private func close(_ code: UInt16, _ reason: String) {
        guard let context else { return }
        var payload = context.channel.allocator.buffer(capacity: 2 + reason.utf8.count)
        payload.writeInteger(code)
        payload.writeString(reason)
        let frame = WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: .random(), data: payload)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(frame)).whenComplete { _ in channel.close(promise: nil) }
        context.eventLoop.scheduleTask(in: Self.farewell) { channel.close(promise: nil) }
    }

    // MARK: Demand

    func read(context: ChannelHandlerContext) {
        if isPaused { wantsRead = true } else { context.read() }
    }

    /// The consumer has caught up.
    func resume() {
        isPaused = false
        guard wantsRead, let context else { return }
        wantsRead = false
        context.read()
    }

    /// The consumer has gone.
    func cancel() {
        isPaused = false
        perform { $0.cancelled() }
    }
}

/// Tells the handler, on its event loop, what the consumer of its signals does.
final class WebSocketDemand: NIOAsyncSequenceProducerDelegate, Sendable {
    private struct State {
        var handler: NIOLoopBound<WebSocketSessionHandler>?
        var isOver = false
    }

    private let state = Mutex(State())

    /// Called once the handler is in its channel.
    func attach(_ handler: NIOLoopBound<WebSocketSessionHandler>) {
        let isOver = state.withLock { state in
            state.handler = handler
            return state.isOver
        }
        if isOver { handler.eventLoop.execute { handler.value.cancel() } }
    }

    func produceMore() {
        guard let handler = state.withLock(\.handler) else { return }
        handler.eventLoop.execute { handler.value.resume() }
    }

    func didTerminate() {
        let handler = state.withLock { state in
            state.isOver = true
            return state.handler
        }
        guard let handler else { return }
        handler.eventLoop.execute { handler.value.cancel() }
    }
}
