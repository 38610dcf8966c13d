import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import CharterEvents

/// The shell around the state machine, on a channel without a network.
struct RedisConnectionHandlerTests {
    /// What the handler told its owner, and what it may publish.
    private final class Owner: Sendable {
        let heard = Mutex<[String]>([])
        let waiting = Mutex<[String]>([])

        var events: RedisConnectionHandler.Events {
            RedisConnectionHandler.Events(
                ready: { self.heard.withLock { $0.append("ready") } },
                message: { text in self.heard.withLock { $0.append(text) } },
                nextMessage: { self.waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() } })
        }
    }

    private let owner = Owner()

    private func connect(
        _ role: RedisConnectionStateMachine.Role
    ) throws -> (channel: EmbeddedChannel, handler: RedisConnectionHandler, ended: EventLoopFuture<Void>) {
        let channel = EmbeddedChannel()
        let ended = channel.embeddedEventLoop.makePromise(of: Void.self)
        let handler = RedisConnectionHandler(
            RedisConnectionStateMachine(role: role, credentials: nil, window: 2), events: owner.events,
            pingInterval: .seconds(10), ended: ended)
        try channel.pipeline.syncOperations.addHandler(handler)
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 6379), promise: nil)
        #expect(try sent(channel) == "*2\r\n$5\r\nHELLO\r\n$1\r\n3\r\n")
        try receive("%1\r\n+proto\r\n:3\r\n", channel)
        #expect(try sent(channel).contains("SETINFO"))
        return (channel, handler, ended.futureResult)
    }

    private func receive(_ text: String, _ channel: EmbeddedChannel) throws {
        _ = try channel.writeInbound(ByteBuffer(string: text))
    }

    /// Everything that was sent since the last time.
    private func sent(_ channel: EmbeddedChannel) throws -> String {
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
        return text
    }

    @Test func aListenerHearsMessagesHoweverTheirBytesArrive() throws {
        let (channel, _, ended) = try connect(.listener(channel: "events"))
        try receive("-ERR unknown\r\n>3\r\n+subscribe\r\n+events\r\n:1\r\n>3\r\n+mess", channel)
        try receive("age\r\n+events\r\n$2\r\nh", channel)
        try receive("i\r\n", channel)
        #expect(owner.heard.withLock { $0 } == ["ready", "hi"])
        _ = try? channel.finish()
        #expect(throws: RedisError.closed) { try ended.wait() }
    }

    @Test func aPublisherSendsWhatFitsAndGoesOnWithTheAnswers() throws {
        let (channel, handler, ended) = try connect(.publisher(channel: "events"))
        owner.waiting.withLock { $0 = ["a", "b", "c"] }
        try receive("+OK\r\n", channel)
        #expect(try sent(channel).split(separator: "PUBLISH").count == 3)
        #expect(owner.waiting.withLock { $0 } == ["c"])
        handler.publishMore()
        #expect(try sent(channel) == "")
        try receive(":1\r\n", channel)
        #expect(try sent(channel).hasSuffix("$1\r\nc\r\n"))
        _ = try? channel.finish()
        #expect(throws: RedisError.closed) { try ended.wait() }
    }

    @Test func nothingIsTakenWhileTheSocketIsFull() throws {
        let (channel, handler, ended) = try connect(.publisher(channel: "events"))
        try receive("+OK\r\n", channel)
        channel.isWritable = false
        owner.waiting.withLock { $0 = ["a"] }
        handler.publishMore()
        #expect(owner.waiting.withLock { $0 } == ["a"])
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(try sent(channel).hasSuffix("$1\r\na\r\n"))
        _ = try? channel.finish()
        #expect(throws: RedisError.closed) { try ended.wait() }
    }

    @Test func aServerThatDoesNotAnswerPingsIsGivenUp() throws {
        let (channel, _, ended) = try connect(.publisher(channel: "events"))
        try receive("+OK\r\n", channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(try sent(channel) == "*1\r\n$4\r\nPING\r\n")
        try receive("+PONG\r\n", channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(!channel.isActive)
        #expect(throws: RedisError.unresponsive) { try ended.wait() }
    }

    @Test func bytesThatAreNoProtocolEndTheConnection() throws {
        let (channel, _, ended) = try connect(.publisher(channel: "events"))
        try receive("HTTP/1.1 400 Bad Request\r\n", channel)
        #expect(!channel.isActive)
        #expect(throws: RedisError.unexpected(reason: "unknownType(72)")) { try ended.wait() }
    }
}
