import CPostgres
import Logging

/// Takes the server's notices and warnings into the log, which libpq would print to standard error.
final class PostgresNotices: Sendable {
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    /// Lets a connection tell it. It must outlive the connection.
    func receive(from handle: PostgresHandle) {
        PQsetNoticeProcessor(
            handle.pointer,
            { context, message in
                guard let context, let message else { return }
                Unmanaged<PostgresNotices>.fromOpaque(context).takeUnretainedValue().log(String(cString: message))
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func log(_ message: String) {
        let text = message.split(separator: "\n").joined(separator: " ")
        logger.log(level: text.hasPrefix("WARNING") ? .warning : .debug, "PostgreSQL says: \(text)")
    }
}
