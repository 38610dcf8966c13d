/// Cuts the output of a process into lines, wherever the pieces happen to be split. Lines longer than the bound lose
/// their end.
struct LineSplitter: Sendable {
    private let maximumBytes: Int
    private var line: [UInt8] = []

    init(maximumBytes: Int = 4096) {
        self.maximumBytes = maximumBytes
    }

    /// Takes the next bytes and returns the lines which they complete, without their ends.
    mutating func consume(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(String(decoding: line, as: UTF8.self))
                line.removeAll(keepingCapacity: true)
            } else if line.count < maximumBytes, byte != UInt8(ascii: "\r") {
                line.append(byte)
            }
        }
        return lines
    }
}
