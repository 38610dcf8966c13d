import Foundation
import Logging
import Synchronization

/// The process of the local model server. It ends with its parent, however that ends: it reads its standard input,
/// whose other end only the parent holds, and leaves when that closes.
final class LocalModelProcess: Sendable {
    /// How the process ended.
    struct Exit: Sendable, Equatable {
        /// Its own last words that began with `error: `, or else its status.
        var reason: String
    }

    /// Where it listens, once it has loaded its model.
    let address = FirstValue<String>()
    let exit = FirstValue<Exit>()

    private let process: Process
    private let standardInput: FileHandle
    private let outputs: [FileHandle]
    private let errorsClosed = FirstValue<Void>()
    private let lastError = Mutex<String?>(nil)
    private let logger: Logger

    /// Starts the process.
    /// - Parameter environment: All of its environment; secrets of the server have no business there.
    /// - Throws: What Foundation says when the executable cannot be run.
    init(executable: String, arguments: [String], environment: [String: String], logger: Logger) throws {
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        for handle in [input.fileHandleForWriting, output.fileHandleForReading, errors.fileHandleForReading] {
            // Other child processes must not keep our ends open.
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        standardInput = input.fileHandleForWriting
        outputs = [output.fileHandleForReading, errors.fileHandleForReading]
        self.logger = logger

        Self.readLines(
            of: outputs[0], closed: {},
            line: { [address] line in
                if let url = line.dropping(prefix: "listening ") { address.set(url) }
            })
        Self.readLines(
            of: outputs[1], closed: { [errorsClosed] in errorsClosed.set(()) },
            line: { [weak self] line in
                logger.debug("\(line)")
                if let reason = line.dropping(prefix: "error: ") { self?.lastError.withLock { $0 = reason } }
            })
        process.terminationHandler = { [weak self] process in
            let status = process.terminationStatus
            let how = process.terminationReason == .uncaughtSignal ? "was killed by signal" : "ended with status"
            self?.ended("the local model server \(how) \(status)")
        }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    var identifier: Int32 { process.processIdentifier }

    /// Asks the process to end, insists after the grace period, and returns when it is gone.
    func stop(grace: Duration, clock: ModelClock) async {
        // In a task of its own, because the stopping one is usually cancelled and could not wait for anything.
        await Task { [self] in
            do {
                guard process.isRunning else { return }
                process.terminate()
                if try await clock.run(limit: grace, { try await self.exit.get() }) == nil, process.isRunning {
                    logger.warning("local model server ignored SIGTERM, sending SIGKILL")
                    kill(process.processIdentifier, SIGKILL)
                }
                _ = try await exit.get()
            } catch {
                logger.error("stopping the local model server failed", metadata: ["error": "\(error)"])
            }
        }.value
    }

    private func ended(_ status: String) {
        Task { [self] in
            // The last words may still be in the pipe when the process is gone.
            let wait = ModelClock.continuous
            do {
                _ = try await wait.run(limit: .milliseconds(500)) { try await self.errorsClosed.get() }
            } catch {
                logger.trace("last words not awaited", metadata: ["error": "\(error)"])
            }
            exit.set(Exit(reason: lastError.withLock { $0 } ?? status))
        }
    }

    /// Reads a pipe line by line on a thread of its own, which ends with the pipe.
    ///
    /// A blocking read, because the dispatch sources behind readability handlers have crashed while a pipe closed.
    private static func readLines(
        of handle: FileHandle,
        closed: @escaping @Sendable () -> Void,
        line: @escaping @Sendable (String) -> Void
    ) {
        Thread.detachNewThread {
            var splitter = LineSplitter()
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = buffer.withUnsafeMutableBytes { read(handle.fileDescriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                for text in splitter.consume(Data(buffer[..<count])) { line(text) }
            }
            closed()
        }
    }
}

extension String {
    fileprivate func dropping(prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
