extension ModelReplyStream {
    /// A stream that is found when it is first asked for an element, since finding it has to wait for something.
    static func deferred(_ open: @escaping @Sendable () async throws -> ModelReplyStream) -> ModelReplyStream {
        ModelReplyStream {
            let stream = DeferredStream(open: open)
            return { try await stream.next() }
        }
    }
}

/// One iteration of a stream that is found late.
private actor DeferredStream {
    private let open: @Sendable () async throws -> ModelReplyStream
    private var upstream: ModelReplyStream.Next?

    init(open: @escaping @Sendable () async throws -> ModelReplyStream) {
        self.open = open
    }

    func next() async throws -> ModelStreamEvent? {
        if let upstream { return try await upstream() }
        let upstream = try await open().start()
        self.upstream = upstream
        return try await upstream()
    }
}
