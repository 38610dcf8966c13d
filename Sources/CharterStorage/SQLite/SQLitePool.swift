import Synchronization

/// The connections of a SQLite database: one that writes, taken in turns, and some that read beside it.
final class SQLitePool: Sendable {
    private let configuration: DatabaseConfiguration
    private let figures: DatabaseFigures
    private let path: String?
    private let writer: SQLiteConnection
    private let writerTurn: FairSemaphore
    private let readerPlaces: FairSemaphore
    private let idleReaders = Mutex<[SQLiteConnection]>([])

    /// - Parameter path: A file, or nil for a database in memory. That has one connection, and reading waits for writing.
    init(path: String?, configuration: DatabaseConfiguration, figures: DatabaseFigures) throws(StorageError) {
        self.configuration = configuration
        self.figures = figures
        self.path = path
        writer = try SQLiteConnection(path: path, role: .writes, statementTimeout: configuration.statementTimeout)
        writerTurn = FairSemaphore(permits: 1, timeout: configuration.poolTimeout)
        readerPlaces = FairSemaphore(
            permits: min(configuration.poolSize, Self.readerBound), timeout: configuration.poolTimeout)
        figures.connectionOpened()
    }

    /// More readers than this gain nothing: they share one disk and one cache.
    private static let readerBound = 8

    func write<Result>(_ body: (SQLiteConnection) async throws -> Result) async throws -> Result {
        try await turn(at: writerTurn) { try await body(writer) }
    }

    func read<Result>(_ body: (SQLiteConnection) async throws -> Result) async throws -> Result {
        guard let path else { return try await write(body) }
        return try await turn(at: readerPlaces) {
            let reader: SQLiteConnection
            if let idle = idleReaders.withLock({ $0.popLast() }) {
                reader = idle
            } else {
                reader = try SQLiteConnection(
                    path: path, role: .reads, statementTimeout: configuration.statementTimeout)
                figures.connectionOpened()
            }
            defer { idleReaders.withLock { $0.append(reader) } }
            return try await body(reader)
        }
    }

    /// Lets nobody in any more, waits for those who are in, and closes the file.
    func shutdown() async {
        await writerTurn.close()
        await readerPlaces.close()
        let readers = idleReaders.withLock { idle in
            defer { idle.removeAll() }
            return idle
        }
        for connection in readers + [writer] {
            await connection.close()
            figures.connectionClosed()
        }
    }

    private func turn<Result>(at line: FairSemaphore, _ body: () async throws -> Result) async throws -> Result {
        try Task.checkCancellation()
        if !line.tryAcquire() { try await figures.waiting { try await line.acquire() } }
        figures.connectionTaken()
        defer {
            figures.connectionGivenBack()
            line.release()
        }
        return try await body()
    }
}
