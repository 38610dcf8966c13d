/// The connections of a SQLite database: one that writes, taken in turns, and some that read beside it.
final class SQLitePool: Sendable {
    private let configuration: DatabaseConfiguration
    private let figures: DatabaseFigures
    private let path: String?
    private let writer: FairPool<SQLiteConnection>
    private let readers: FairPool<SQLiteConnection>

    /// - Parameter path: A file, or nil for a database in memory. That has one connection, and reading waits for writing.
    init(path: String?, configuration: DatabaseConfiguration, figures: DatabaseFigures) throws(StorageError) {
        self.configuration = configuration
        self.figures = figures
        self.path = path
        let connection = try SQLiteConnection(
            path: path, role: .writes, statementTimeout: configuration.statementTimeout)
        writer = FairPool(capacity: 1, items: [connection], timeout: configuration.poolTimeout)
        readers = FairPool(capacity: min(configuration.poolSize, Self.readerBound), timeout: configuration.poolTimeout)
        figures.connectionOpened()
    }

    /// More readers than this gain nothing: they share one disk and one cache.
    private static let readerBound = 8

    func write<Result>(_ body: (SQLiteConnection) async throws -> Result) async throws -> Result {
        try await withConnection(of: writer, body)
    }

    func read<Result>(_ body: (SQLiteConnection) async throws -> Result) async throws -> Result {
        try await withConnection(of: path == nil ? writer : readers, body)
    }

    /// Lets nobody in any more, waits for those who are in, and closes the file.
    func shutdown() async {
        for pool in [readers, writer] {
            for connection in await pool.close() {
                await connection.close()
                figures.connectionClosed()
            }
        }
    }

    private func withConnection<Result>(
        of pool: FairPool<SQLiteConnection>, _ body: (SQLiteConnection) async throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        var place = pool.tryTake()
        if place == nil { place = try await figures.waiting { try await pool.take() } }
        guard let place else { throw StorageError.closed }
        let connection: SQLiteConnection
        switch place {
        case .filled(let idle): connection = idle
        case .vacant:
            do {
                connection = try SQLiteConnection(
                    path: path, role: .reads, statementTimeout: configuration.statementTimeout)
            } catch {
                pool.giveBack(.vacant)
                throw error
            }
            figures.connectionOpened()
        }
        figures.connectionTaken()
        defer {
            figures.connectionGivenBack()
            pool.giveBack(.filled(connection))
        }
        return try await body(connection)
    }
}
