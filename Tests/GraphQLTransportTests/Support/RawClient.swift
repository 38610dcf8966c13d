import NIOCore
import NIOPosix
import NIOSSL

/// A client that sends and reads bytes as they are.
struct RawClient {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private init(_ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>) { self.channel = channel }

    /// Connects, with TLS when `tls` is given, and closes after `body`.
    static func with<R: Sendable>(
        _ address: SocketAddress, tls: NIOSSLContext? = nil,
        _ body: (inout Conversation) async throws -> R
    ) async throws -> R {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(to: address) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let handler = try NIOSSLClientHandler(context: tls, serverHostname: nil)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var conversation = Conversation(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&conversation)
        }
    }

    struct Conversation {
        var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        private var buffer = ByteBuffer()

        init(
            inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
            outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        ) {
            self.inbound = inbound
            self.outbound = outbound
        }

        func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

        func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

        /// Reads on until `isEnough` says so, or the connection ends; what was read is taken.
        mutating func read(until isEnough: (String) -> Bool) async throws -> String {
            while true {
                let text = String(buffer: buffer)
                if isEnough(text) { break }
                guard var more = try await inbound.next() else { break }
                buffer.writeBuffer(&more)
            }
            defer { buffer.clear() }
            return String(buffer: buffer)
        }

        /// Reads one whole answer with a `Content-Length`.
        mutating func answer() async throws -> String {
            try await read { text in
                guard let end = text.firstRange(of: "\r\n\r\n"),
                    let field = text.firstRange(of: "Content-Length: ")
                else { return false }
                let length = Int(text[field.upperBound...].prefix { $0 != "\r\n" }) ?? 0
                return text[end.upperBound...].utf8.count >= length
            }
        }

        mutating func readToEnd() async throws -> String { try await read { _ in false } }
    }
}
