import Foundation
import Synchronization

/// A PostgreSQL cluster of a test's own: on loopback, in a temporary folder, gone with the process.
///
/// Starting takes a second or two, so tests that do no harm to it share one, each with a database of its own:
/// `try await PrivatePostgres.shared().createDatabase()`.
public final class PrivatePostgres: Sendable {
    public struct Options: Sendable {
        /// The password of the user `charter`, asked for by SCRAM-SHA-256. Without one everybody is let in.
        public var password: String?
        /// Speaks TLS with a certificate of its own, `rootCertificate`, and refuses connections without.
        public var requiresTLS: Bool
        /// Further settings, such as `max_connections`.
        public var settings: [String: String]
        /// The folder with the programs; that of the newest version of the system when nil.
        public var programs: String?

        public init(
            password: String? = nil, requiresTLS: Bool = false, settings: [String: String] = [:],
            programs: String? = nil
        ) {
            self.password = password
            self.requiresTLS = requiresTLS
            self.settings = settings
            self.programs = programs
        }
    }

    public let port: Int
    /// The certificate that vouches for the server when it speaks TLS.
    public var rootCertificate: String { folder.file("server.crt") }

    private let options: Options
    private let folder: PrivateFolder
    private static let sharedCluster = Mutex<Task<PrivatePostgres, any Error>?>(nil)

    /// The cluster that all tests of this process may share: started by the first to ask for it.
    public static func shared() async throws -> PrivatePostgres {
        let task = sharedCluster.withLock { task in
            if let task { return task }
            let new = Task { try await PrivatePostgres.start() }
            task = new
            return new
        }
        return try await task.value
    }

    /// Creates a cluster, with the superuser `charter`, and starts it.
    public static func start(_ options: Options = Options()) async throws -> PrivatePostgres {
        let folder = try PrivateFolder(prefix: "pg", pidFile: "data/postmaster.pid")
        if options.requiresTLS { _ = try await ServerCertificate(in: folder) }
        if let password = options.password {
            try password.write(toFile: folder.file("password"), atomically: true, encoding: .utf8)
        }
        if getuid() == 0 { try await Command.run(["chown", "-R", "postgres", folder.path]) }
        var initdb = ["initdb", "-D", folder.file("data"), "-U", "charter", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        if options.password != nil {
            initdb += ["-A", "scram-sha-256", "--pwfile", folder.file("password")]
        } else {
            initdb += ["-A", "trust"]
        }
        try await run(initdb, in: options.programs)
        if options.requiresTLS {
            let method = options.password == nil ? "trust" : "scram-sha-256"
            try "hostssl all all 127.0.0.1/32 \(method)\n".write(
                toFile: folder.file("data/pg_hba.conf"), atomically: false, encoding: .utf8)
        }
        let cluster = PrivatePostgres(port: FreePort.find(), options: options, folder: folder)
        try await cluster.start()
        return cluster
    }

    private init(port: Int, options: Options, folder: PrivateFolder) {
        self.port = port
        self.options = options
        self.folder = folder
    }

    /// Where a database of the cluster is, for `DATABASE_URL`. `parameters` are those of libpq, such as `sslmode=require`.
    public func url(database: String = "postgres", parameters: String = "") -> String {
        let password = options.password.map { ":\($0)" } ?? ""
        let query = parameters.isEmpty ? "" : "?\(parameters)"
        return "postgres://charter\(password)@127.0.0.1:\(port)/\(database)\(query)"
    }

    /// Creates an empty database and tells its URL.
    public func createDatabase() async throws -> String {
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
        try await psql("CREATE DATABASE \(name)")
        return url(database: name)
    }

    /// Runs statements with the `psql` tool, as somebody else than the code that is tested, and gives what it prints:
    /// columns separated by `|`.
    @discardableResult
    public func psql(_ statements: String, url: String? = nil) async throws -> String {
        let tls = options.requiresTLS ? "sslmode=require" : ""
        let output = try await Command.run([
            Self.program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d",
            url ?? self.url(parameters: tls),
            "-c", statements,
        ])
        return output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Starts it again after `stop`, on the same port.
    public func start() async throws {
        var settings = [
            "port": "\(port)", "listen_addresses": "127.0.0.1", "unix_socket_directories": folder.path, "fsync": "off",
        ]
        if options.requiresTLS {
            settings["ssl"] = "on"
            settings["ssl_cert_file"] = folder.file("server.crt")
            settings["ssl_key_file"] = folder.file("server.key")
        }
        let arguments = settings.merging(options.settings) { $1 }.map { "-c \($0.key)=\($0.value)" }
        try await Self.run(
            [
                "pg_ctl", "start", "-w", "-t", "30", "-D", folder.file("data"), "-l", folder.file("log"),
                "-o", arguments.sorted().joined(separator: " "),
            ], in: options.programs)
    }

    /// `immediate` is what a crash looks like: connections break without a word, and starting again is a recovery.
    public enum StopMode: String, Sendable {
        case fast
        case immediate
    }

    /// Stops the server and keeps its data.
    public func stop(_ mode: StopMode = .fast) async throws {
        try await Self.run(
            ["pg_ctl", "stop", "-w", "-t", "30", "-D", folder.file("data"), "-m", mode.rawValue], in: options.programs)
    }

    /// Stops it for good. Not needed: it goes with the process too.
    public func remove() async {
        try? await stop(.immediate)
        folder.remove()
    }

    /// PostgreSQL refuses to run as root.
    private static func run(_ arguments: [String], in programs: String?) async throws {
        guard let name = arguments.first else { return }
        let user = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
        try await Command.run(user + [programs.map { $0 + "/" + name } ?? program(name)] + arguments.dropFirst())
    }

    /// Debian keeps the programs of each version in a folder of its own.
    private static func program(_ name: String) -> String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newest = versions.compactMap { Int($0) }.sorted(by: >)
        return newest.map { "\(root)/\($0)/bin/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
            ?? name
    }
}
