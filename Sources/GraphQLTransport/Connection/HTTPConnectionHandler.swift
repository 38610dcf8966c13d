import GraphQLExecution
import NIOCore

/// One HTTP/1.1 connection: bytes in, answers out in the order of the requests.
///
/// Requests are answered one after another. While one is being answered, what comes behind it waits in `input`, up to a
/// bound after which the connection is not read. This file holds the connection's life; requests are read in
/// `+Requests`, routes run in `+Routes`, answers written in `+Answers`, batches run in `+Batch`, and streams in
/// `+Stream`.
final class HTTPConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler, WatchedConnection {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        /// For the first byte of a request, or the rest of its head.
        case head
        case body(HTTPRequestHead, HTTPBodyReader)
        /// The request of this number is with the engine or a page.
        case answering(UInt64)
        /// The answer of this number is a stream.
        case streaming(UInt64)
        /// Everything is said; the client's end is awaited.
        case lingering
        /// A WebSocket handler has taken over, or the connection is gone.
        case over
    }

    let door: ServerDoor
    let state: EventLoopState
    var context: ChannelHandlerContext?
    var phase = Phase.head
    var parser: HTTPRequestParser
    var input = ByteBuffer()
    var output = ByteBuffer()
    /// The request that is being answered.
    var current: HTTPExchange?
    var operation: Task<Void, Never>?
    var stream: HTTPResponseStream?
    let gate = WriteGate()
    /// When the client must have done the next thing.
    var deadline: NIODeadline?
    private var stallDeadline: NIODeadline?
    private var isReading = false
    private var holdsRead = false
    private var isProcessing = false
    /// Requests are left for the next turn of the loop.
    private var waitsForTurn = false
    private var hasUnflushedEvents = false
    private(set) var isDraining = false

    /// Bytes of pipelined requests that may wait.
    private static let maxWaiting = 64 * 1024
    /// Answers beyond this size leave at once instead of at the end of the read.
    private static let maxUnsent = 64 * 1024

    init(door: ServerDoor, state: EventLoopState) {
        self.door = door
        self.state = state
        let limits = door.configuration.limits
        parser = HTTPRequestParser(
            limits: HTTPRequestParser.Limits(
                requestLine: limits.requestLine, head: limits.head, fields: limits.fields))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        deadline = after(door.configuration.timeouts.head)
        door.observer.connectionOpened()
        state.add(self)
    }

    /// Only when a WebSocket handler takes over: otherwise the channel closes first.
    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        phase = .over
        state.remove(self)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .answering = phase, let current { report(current, status: 499) }
        phase = .over
        operation?.cancel()
        endStreamCount()
        gate.open()
        state.remove(self)
        door.observer.connectionClosed()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: Bytes

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isReading = true
        var bytes = unwrapInboundIn(data)
        if case .lingering = phase { return }
        if input.readableBytes == 0 { input = bytes } else { input.writeBuffer(&bytes) }
        process()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flush()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if input.readableBytes > Self.maxWaiting, !takesInput {
            holdsRead = true
        } else {
            context.read()
        }
    }

    /// Whether more bytes bring the connection on, instead of waiting behind what is not answered or not read.
    private var takesInput: Bool {
        switch phase {
        case .head: context?.channel.isWritable == true
        case .body, .lingering: true
        case .answering, .streaming, .over: false
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            stallDeadline = nil
            gate.open()
            process()
        } else {
            stallDeadline = after(door.configuration.timeouts.stalledReader)
        }
        context.fireChannelWritabilityChanged()
    }

    /// Reads requests from `input` until bytes, the answer or the reader of answers is missing, or other connections are
    /// to have their turn.
    func process() {
        guard !isProcessing, !waitsForTurn, context != nil else { return }
        isProcessing = true
        let end = state.endOfTurn()
        while step() {
            guard input.readableBytes > 0, case .head = phase, state.hasPassed(end) else { continue }
            goOnNextTurn()
            break
        }
        isProcessing = false
        if input.readableBytes == 0, input.storageCapacity > Self.maxWaiting { input = ByteBuffer() }
        if holdsRead, input.readableBytes <= Self.maxWaiting {
            holdsRead = false
            context?.read()
        }
        flush()
    }

    private func goOnNextTurn() {
        waitsForTurn = true
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        state.onNextTurn {
            me.value.waitsForTurn = false
            me.value.process()
        }
    }

    /// Sends what is written, unless more may come in this read.
    func flush() {
        guard output.readableBytes > 0, !isReading || output.readableBytes > Self.maxUnsent else { return }
        context?.writeAndFlush(wrapOutboundOut(output), promise: nil)
        resetOutput()
    }

    private func resetOutput() {
        if output.storageCapacity > Self.maxUnsent { output = ByteBuffer() } else { output.clear() }
    }

    /// Sends what is written, ends our side, and waits a little for the client to end its own: closing at once could
    /// destroy the answer on its way while the client still sends.
    func sendAndLinger() {
        guard let context else { return }
        phase = .lingering
        input = ByteBuffer()
        deadline = after(door.configuration.timeouts.linger)
        if output.readableBytes > 0 { context.write(wrapOutboundOut(output), promise: nil) }
        resetOutput()
        context.flush()
        context.close(mode: .output, promise: nil)
        if holdsRead {
            holdsRead = false
            context.read()
        }
    }

    // MARK: Events of a stream

    /// Writes the events of this turn together at its end, unless they are many.
    func scheduleEventFlush() {
        if output.readableBytes > Self.maxUnsent { return flushEvents() }
        guard !hasUnflushedEvents else { return }
        hasUnflushedEvents = true
        state.flushSoon(self)
    }

    func flushEvents() {
        hasUnflushedEvents = false
        stream?.eventsThisTurn = 0
        guard output.readableBytes > 0 else { return }
        context?.writeAndFlush(wrapOutboundOut(output), promise: nil)
        resetOutput()
    }

    // MARK: Time

    func after(_ seconds: Double) -> NIODeadline {
        state.eventLoop.now + .nanoseconds(Int64(seconds * 1_000_000_000))
    }

    func watch(now: NIODeadline) {
        if let stallDeadline, now >= stallDeadline { return abort() }
        if stream?.keepAlive(now: now, into: &output) == true { scheduleEventFlush() }
        guard let deadline, now >= deadline else { return }
        switch phase {
        case .head where !parser.hasBegun, .lingering, .over: abort()
        case .head, .body: refuse(408, "The request did not arrive in time.", code: .timeout)
        case .answering, .streaming: break
        }
    }

    func drain() {
        isDraining = true
        switch phase {
        case .head where !parser.hasBegun: sendAndLinger()
        case .streaming where stream?.isEndless == true: endStream(isComplete: false)
        default: break
        }
    }

    func abort() {
        operation?.cancel()
        context?.close(promise: nil)
    }
}
