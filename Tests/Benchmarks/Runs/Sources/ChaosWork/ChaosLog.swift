import Foundation

/// What workers did, written where neither the database nor their journals have a say: lines at the end of one file, which
/// all processes share and the system keeps whole and in order.
public final class ChaosLog: Sendable {
    public enum Entry: String, Sendable {
        /// A step is being executed.
        case executed = "X"
        /// The journal said that it is done.
        case finished = "F"
    }

    private let file: Int32

    public init(path: String) throws {
        file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
        guard file >= 0 else { throw POSIXError(.EIO) }
    }

    deinit { close(file) }

    public func write(_ entry: Entry, _ run: String, _ step: String) {
        let line = Array("\(entry.rawValue) \(run) \(step)\n".utf8)
        let written = line.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        precondition(written == line.count, "the log cannot be written")
    }

    /// All entries so far.
    public static func read(_ path: String) throws -> [(entry: Entry, step: String)] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard let entry = Entry(rawValue: String(line.prefix(1))) else { return nil }
            return (entry, String(line.dropFirst(2)))
        }
    }
}
