import CharterResilience
import Logging
import NIOCore
import NIOPosix
import NIOSSL

/// Wakes by a channel of Redis. It holds two connections, since version 2 of the protocol can only listen on one that
/// does nothing else. Both come back by themselves, and whatever was lost meanwhile is made up for by waking everything.
public struct RedisWaker: EventWaker {
    public struct Options: Sendable {
        /// Replicas that are to wake each other use the same.
        public var channel = "charter_events"
        public var connectTimeout = Duration.seconds(5)
        /// Between signs of life; one that is not answered before the next ends the connection.
        public var pingInterval = Duration.seconds(10)
        public var backoff = Backoff(base: .milliseconds(100), maximum: .seconds(10))
        public var clock = WallClock.system

        public init() {}
    }

    private let options: Options
    private let outbox = WakeOutbox()
    private let listener: RedisLink
    private let publisher: RedisLink

    /// - Throws: When the trusted certificates cannot be read.
    public init(
        endpoint: RedisEndpoint, options: Options = Options(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
    ) throws {
        self.options = options
        let settings = RedisLink.Settings(
            endpoint: endpoint, tls: try Self.tls(endpoint), options: options, group: group, logger: logger)
        listener = RedisLink(.listener(channel: options.channel), settings: settings)
        publisher = RedisLink(.publisher(channel: options.channel), settings: settings)
    }

    private static func tls(_ endpoint: RedisEndpoint) throws -> NIOSSLContext? {
        guard endpoint.usesTLS else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let file = endpoint.trustedCertificates { configuration.trustRoots = .file(file) }
        return try NIOSSLContext(configuration: configuration)
    }

    public var figures: EventWakerFigures { outbox.figures }

    public func wake(_ topic: String) { outbox.add(topic) }

    public func run(_ woken: @escaping @Sendable (EventWake) -> Void) async {
        await withDiscardingTaskGroup { group in
            group.addTask { await listen(woken) }
            group.addTask { await publish() }
        }
    }

    private func listen(_ woken: @escaping @Sendable (EventWake) -> Void) async {
        await listener.run(
            ready: { again in
                outbox.connected(isReconnect: again)
                // What was published while nobody listened is lost.
                woken(.everything)
            },
            lost: { outbox.disconnected() },
            message: { text in
                if let wake = outbox.receive(text) { woken(wake) }
            })
    }

    private func publish() async {
        outbox.onAdd { publisher.publishMore() }
        defer { outbox.onAdd(nil) }
        await publisher.run(
            ready: { _ in },
            // What was under way may not have arrived.
            lost: { outbox.addEverything() },
            nextMessage: { outbox.takeMessage() })
    }
}
