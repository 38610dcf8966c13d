import CPostgres
import CharterResilience
import Dispatch
import Foundation

/// Opens connections, each on a thread of its own, since looking up a host's name blocks.
struct PostgresConnector: Sendable {
    let connectionString: String
    let timeout: Duration

    /// Connected, in pipeline mode. Throws `StorageError.unavailable` or, for a server that is too old,
    /// `StorageError.configuration`.
    func connect() async throws(StorageError) -> PostgresHandle {
        let result: Result<PostgresHandle, StorageError> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: connectBlocking()) }
        }
        return try result.get()
    }

    private func connectBlocking() -> Result<PostgresHandle, StorageError> {
        guard let pointer = start() else { return .failure(.unavailable(reason: "libpq has no memory")) }
        let handle = PostgresHandle(pointer: pointer)
        do throws(StorageError) {
            try finish(handle)
            return .success(handle)
        } catch {
            handle.close()
            return .failure(error)
        }
    }

    /// Settings before the connection string are defaults, those after it are final.
    private func start() -> OpaquePointer? {
        let settings = [
            ("application_name", "charter"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "30000"), ("dbname", connectionString),
            ("client_encoding", "UTF8"),
        ]
        var keywords: [UnsafePointer<CChar>?] = settings.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values: [UnsafePointer<CChar>?] = settings.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer {
            for string in keywords + values { free(UnsafeMutablePointer(mutating: string)) }
        }
        return PQconnectStartParams(&keywords, &values, 1)
    }

    private func finish(_ handle: PostgresHandle) throws(StorageError) {
        let deadline = DispatchTime.now().uptimeNanoseconds &+ UInt64(max(0, timeout.inSeconds) * 1e9)
        var wanted = PGRES_POLLING_WRITING
        if handle.isBroken { throw .unavailable(reason: handle.errorMessage) }
        while wanted != PGRES_POLLING_OK {
            let now = DispatchTime.now().uptimeNanoseconds
            guard now < deadline else {
                throw .unavailable(reason: "connecting took longer than \(timeout.inSeconds) seconds")
            }
            var descriptor = pollfd(
                fd: PQsocket(handle.pointer), events: Int16(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT),
                revents: 0)
            guard poll(&descriptor, 1, Int32(clamping: (deadline - now) / 1_000_000 + 1)) > 0 else { continue }
            wanted = PQconnectPoll(handle.pointer)
            if wanted == PGRES_POLLING_FAILED { throw .unavailable(reason: handle.errorMessage) }
        }
        try Self.check(serverVersion: Int(PQserverVersion(handle.pointer)))
        guard PQsetnonblocking(handle.pointer, 1) == 0, PQenterPipelineMode(handle.pointer) == 1 else {
            throw .unavailable(reason: handle.errorMessage)
        }
    }

    /// - Parameter serverVersion: As libpq tells it: 140005 is 14.5.
    static func check(serverVersion: Int) throws(StorageError) {
        guard serverVersion >= 140_000 else {
            throw .configuration(
                reason: "PostgreSQL 14 or later is needed, the server is version \(serverVersion / 10_000)")
        }
    }
}
