import GraphQLJSON

/// Immutable bytes in memory of their own, as the writer left them; handing them on copies nothing.
public struct ResponseBody: Sendable {
    /// Of one row. Nothing surrounds it any more: that takes the only reference, and from here on this is one.
    private let column: Column

    init(_ column: Column) { self.column = column }

    /// Takes ownership of allocated memory, of which `count` bytes are the body.
    init(adopting start: UnsafeMutableRawPointer, count: Int) {
        column = Column(start: start, first: 0, capacity: 0, end: count)
    }

    /// Takes over what was written.
    public init(_ json: consuming JSONWriter) {
        let memory = json.take()
        self.init(adopting: memory.start, count: memory.count)
    }

    public init(_ bytes: some Collection<UInt8>) {
        let start = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        UnsafeMutableRawBufferPointer(start: start, count: bytes.count).copyBytes(from: bytes)
        column = Column(start: start, first: 0, capacity: 0, end: bytes.count)
    }

    public var count: Int { column.bytes(0).count }

    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try withExtendedLifetime(column) { try body(column.bytes(0)) }
    }

    public var text: String { withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
}
