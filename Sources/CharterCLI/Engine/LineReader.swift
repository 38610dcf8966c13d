/// Splits what a file gives into lines, each handed on as soon as its end has arrived.
struct LineReader {
    private let file: SystemFile
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var available = 0..<0
    private var isAtEnd = false

    init(_ file: SystemFile) { self.file = file }

    /// The next line without its LF, nil at the end; a last line needs no LF.
    mutating func next() throws -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if let end = chunk[available].firstIndex(of: UInt8(ascii: "\n")) {
                line.append(contentsOf: chunk[available.lowerBound..<end])
                available = end + 1..<available.upperBound
                return line
            }
            line.append(contentsOf: chunk[available])
            available = 0..<0
            if isAtEnd { return line.isEmpty ? nil : line }
            let count = try file.read(into: &chunk)
            available = 0..<count
            isAtEnd = count == 0
        }
    }
}
