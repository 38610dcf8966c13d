#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Unbuffered reading and writing of an open file.
struct SystemFile {
    static let standardInput = SystemFile(descriptor: STDIN_FILENO, name: "standard input")
    static let standardError = SystemFile(descriptor: STDERR_FILENO, name: "standard error")
    static let standardOutput = SystemFile(descriptor: STDOUT_FILENO, name: "standard output")

    private let descriptor: Int32
    private let name: String

    /// Takes an open descriptor; `name` is what messages call it.
    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// Opens a file for reading.
    static func open(_ path: String) throws -> SystemFile {
        #if canImport(Glibc)
            let descriptor = Glibc.open(path, O_RDONLY)
        #else
            let descriptor = Darwin.open(path, O_RDONLY)
        #endif
        let file = SystemFile(descriptor: descriptor, name: path)
        guard descriptor >= 0 else { throw file.failure("read") }
        return file
    }

    func close() {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }

    /// Reads what there is into `chunk` and gives its count; 0 at the end of the file.
    func read(into chunk: inout [UInt8]) throws -> Int {
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count >= 0 { return count }
            if errno != EINTR { throw failure("read") }
        }
    }

    func readAll() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try read(into: &chunk)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Writes all bytes before it returns.
    func write(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                #if canImport(Glibc)
                    return Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    return Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if count >= 0 { written += count } else if errno != EINTR { throw failure("written") }
        }
    }

    private func failure(_ verb: String) -> CommandFailure {
        CommandFailure("\(name) cannot be \(verb): \(String(cString: strerror(errno))).")
    }
}
