import GraphQLExecution
import GraphQLJSON
import NIOCore

/// One socket: frames in, frames out. What to do is its protocol's to say; this handler does it: messages are handled
/// in `+Messages`, operations run in `+Operations`.
final class WebSocketConnectionHandler: ChannelDuplexHandler, WatchedConnection {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        case open
        /// Our Close frame is sent; the client's is awaited.
        case closing
        case over
    }

    let door: ServerDoor
    let state: EventLoopState
    let head: HTTPRequestHead
    /// Whether the client offered the subprotocol that it must.
    private let hasSubprotocol: Bool
    private(set) var isDraining: Bool
    var context: ChannelHandlerContext?
    private var phase = Phase.open
    private var decoder: WebSocketFrameDecoder
    var machine: any SocketProtocol
    private var input = ByteBuffer()
    var output = ByteBuffer()
    var operations: [SocketTicket: WebSocketOperation] = [:]
    var connectionParameters: JSONObject?
    let gate = WriteGate()
    var eventsThisTurn = 0
    private var isReading = false
    private var holdsRead = false
    /// Messages are left for the next turn of the loop.
    private var waitsForTurn = false
    private var hasUnflushedEvents = false
    private var closeCode: WebSocketCloseCode?
    /// When the protocol must have asked for admission; nil since it did.
    var initDeadline: NIODeadline?
    private var closeDeadline: NIODeadline?
    private var stallDeadline: NIODeadline?
    private var nextPing: NIODeadline
    /// Whether something was said or ended since the last watch.
    var isActive = false
    private var idleSince: NIODeadline
    /// Pings since anything was heard of the client.
    private var silentPings = 0

    private static let maxUnsent = 64 * 1024

    init(
        _ machine: any SocketProtocol, door: ServerDoor, state: EventLoopState, head: HTTPRequestHead,
        hasSubprotocol: Bool, isDraining: Bool
    ) {
        self.machine = machine
        self.door = door
        self.state = state
        self.head = head
        self.hasSubprotocol = hasSubprotocol
        self.isDraining = isDraining
        decoder = WebSocketFrameDecoder(maxMessageSize: door.configuration.limits.message)
        idleSince = state.eventLoop.now
        nextPing = state.eventLoop.now + .nanoseconds(Int64(door.configuration.timeouts.ping * 1_000_000_000))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        initDeadline = after(door.configuration.timeouts.socketInit)
        door.observer.socketOpened()
        state.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        state.remove(self)
    }

    /// Answers the handshake; `rest` is what came behind it.
    func begin(_ answer: ByteBuffer, rest: ByteBuffer) {
        context?.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        guard phase == .open else { return }
        guard hasSubprotocol else {
            _ = machine.closed()
            return close(.subprotocolNotAcceptable, "Subprotocol not acceptable")
        }
        guard !isDraining else { return drain() }
        perform(machine.opened())
        receive(rest)
        flushEvents()
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .over
        perform(machine.closed())
        gate.open()
        state.remove(self)
        self.context = nil
        door.observer.socketClosed(code: closeCode)
        door.observer.connectionClosed()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: Bytes

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isReading = true
        receive(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flushEvents()
        context.fireChannelReadComplete()
    }

    private func receive(_ bytes: ByteBuffer) {
        silentPings = 0
        var bytes = bytes
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
        decode()
    }

    /// Handles the messages that are there, as long as the client reads what it is told and other connections have
    /// their turn.
    private func decode() {
        guard !waitsForTurn else { return }
        let end = state.endOfTurn()
        do throws(WebSocketError) {
            while phase != .over, context?.channel.isWritable == true, let message = try decoder.next(&input) {
                handle(message)
                if input.readableBytes > 0, state.hasPassed(end) { return goOnNextTurn() }
            }
        } catch {
            input = ByteBuffer()
            perform(machine.closed())
            close(error.code, error.reason)
        }
        if input.readableBytes == 0, input.storageCapacity > Self.maxUnsent { input = ByteBuffer() }
    }

    private func goOnNextTurn() {
        waitsForTurn = true
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        state.onNextTurn {
            me.value.waitsForTurn = false
            me.value.decode()
            me.value.flushEvents()
            me.value.readAgain()
        }
    }

    /// A client that does not read is not read either: its answers would pile up here.
    func read(context: ChannelHandlerContext) {
        if input.readableBytes > 0, !context.channel.isWritable || waitsForTurn {
            holdsRead = true
        } else {
            context.read()
        }
    }

    private func readAgain() {
        guard holdsRead, !waitsForTurn, let context, context.channel.isWritable else { return }
        holdsRead = false
        context.read()
    }

    private func handle(_ message: WebSocketMessage) {
        if case .close(let code) = message { return receivedClose(code) }
        guard phase == .open else { return }
        switch message {
        case .text(let text): receivedText(text)
        case .ping(let payload): WebSocketFrameWriter.pong(payload, into: &output)
        case .pong, .close: break
        }
    }

    /// The client closes, or answers our Close; either way the connection has nothing more to carry.
    private func receivedClose(_ code: WebSocketCloseCode?) {
        if phase == .open {
            perform(machine.closed())
            closeCode = code ?? .normal
            WebSocketFrameWriter.close(code ?? .normal, "", into: &output)
        }
        phase = .over
        sendOutput()
        context?.close(promise: nil)
    }

    // MARK: The end

    func close(_ code: WebSocketCloseCode, _ reason: String) {
        guard phase == .open else { return }
        phase = .closing
        closeCode = code
        initDeadline = nil
        closeDeadline = after(door.configuration.timeouts.linger)
        WebSocketFrameWriter.close(code, reason, into: &output)
        sendOutput()
    }

    // MARK: Output

    var isOpen: Bool { phase == .open }

    /// Writes the events of this turn together at its end, unless they are many.
    func scheduleEventFlush() {
        if output.readableBytes > Self.maxUnsent { return sendOutput() }
        guard !hasUnflushedEvents, !isReading else { return }
        hasUnflushedEvents = true
        state.flushSoon(self)
    }

    func flushEvents() {
        hasUnflushedEvents = false
        eventsThisTurn = 0
        sendOutput()
    }

    private func sendOutput() {
        guard output.readableBytes > 0 else { return }
        context?.writeAndFlush(wrapOutboundOut(output), promise: nil)
        if output.storageCapacity > Self.maxUnsent { output = ByteBuffer() } else { output.clear() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            stallDeadline = nil
            gate.open()
            decode()
            flushEvents()
            readAgain()
        } else {
            stallDeadline = after(door.configuration.timeouts.stalledReader)
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Time

    private func after(_ seconds: Double) -> NIODeadline {
        state.eventLoop.now + .nanoseconds(Int64(seconds * 1_000_000_000))
    }

    func watch(now: NIODeadline) {
        if let initDeadline, now >= initDeadline { perform(machine.initialisationTimedOut()) }
        if let closeDeadline, now >= closeDeadline { return abort() }
        if let stallDeadline, now >= stallDeadline {
            self.stallDeadline = nil
            perform(machine.readerStalled())
            gate.open()
        }
        watchIdleness(now: now)
        guard phase == .open, now >= nextPing else { return }
        // Three signs of life without an answer: nobody is there.
        guard silentPings < 3 else { return abort() }
        silentPings += 1
        nextPing = now + .nanoseconds(Int64(door.configuration.timeouts.ping * 1_000_000_000))
        WebSocketFrameWriter.ping(into: &output)
        scheduleEventFlush()
    }

    private func watchIdleness(now: NIODeadline) {
        if isActive || !operations.isEmpty {
            isActive = false
            idleSince = now
        }
        let limit = Int64(door.configuration.timeouts.socketIdle * 1_000_000_000)
        if now >= idleSince + .nanoseconds(limit) { perform(machine.idled()) }
    }

    func drain() {
        isDraining = true
        let endless = operations.values.filter(\.isEndless).map(\.ticket)
        perform(machine.drain(endless: Set(endless)))
    }

    func abort() { context?.close(promise: nil) }
}
