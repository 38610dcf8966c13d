/// Immutable bytes in memory of their own, as the writer left them; handing them on copies nothing.
public final class ResponseBody: @unchecked Sendable {
    // The pointer is written before `init` returns and never again, and freed when the last reference goes: sharing
    // it between threads is sharing constants.
    private let start: UnsafeMutableRawPointer
    private let first: Int
    public let count: Int

    /// Takes ownership of allocated memory, of which `count` bytes from offset `first` are the body.
    init(adopting start: UnsafeMutableRawPointer, first: Int = 0, count: Int) {
        self.start = start
        self.first = first
        self.count = count
    }

    public init(_ bytes: some Collection<UInt8>) {
        first = 0
        count = bytes.count
        start = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        UnsafeMutableRawBufferPointer(start: start, count: count).copyBytes(from: bytes)
    }

    deinit { start.deallocate() }

    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try body(UnsafeRawBufferPointer(start: start + first, count: count))
    }

    public var text: String { withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
}
