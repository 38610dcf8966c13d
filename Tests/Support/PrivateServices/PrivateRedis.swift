import Dispatch
import Foundation
import Synchronization

/// A Redis server of a test's own: on loopback, in a temporary folder, gone with the process.
public final class PrivateRedis: Sendable {
    public struct Options: Sendable {
        /// The password of the default user (`requirepass`). Without one everybody is let in.
        public var password: String?
        /// Further users, each as a rule of Redis' access control list, such as `worker on >secret ~* &* +@all`.
        public var users: [String]
        /// Speaks TLS only, with a certificate of its own, `rootCertificate`.
        public var requiresTLS: Bool
        /// Further settings, such as `maxclients`.
        public var settings: [String: String]

        public init(
            password: String? = nil, users: [String] = [], requiresTLS: Bool = false, settings: [String: String] = [:]
        ) {
            self.password = password
            self.users = users
            self.requiresTLS = requiresTLS
            self.settings = settings
        }
    }

    public let port: Int
    /// The certificate that vouches for the server when it speaks TLS.
    public var rootCertificate: String { folder.file("server.crt") }

    private let options: Options
    private let folder: PrivateFolder
    private let server = Mutex<ChildProcess?>(nil)

    public static func start(_ options: Options = Options()) async throws -> PrivateRedis {
        let folder = try PrivateFolder(prefix: "redis", pidFile: "pid")
        if options.requiresTLS { _ = try await ServerCertificate(in: folder) }
        let redis = PrivateRedis(port: FreePort.find(), options: options, folder: folder)
        try await redis.start()
        return redis
    }

    private init(port: Int, options: Options, folder: PrivateFolder) {
        self.port = port
        self.options = options
        self.folder = folder
    }

    /// Where it is: `redis://127.0.0.1:PORT`, `rediss://` with TLS, with the password of the default user if there is one.
    public var url: String {
        let password = options.password.map { ":\($0)@" } ?? ""
        return "\(options.requiresTLS ? "rediss" : "redis")://\(password)127.0.0.1:\(port)"
    }

    /// Starts it again after `stop`, on the same port; returns once it accepts connections.
    public func start() async throws {
        try configuration.write(toFile: folder.file("redis.conf"), atomically: true, encoding: .utf8)
        let pipe = try ChildProcess.pipe()
        let child = try ChildProcess(
            ["timeout", "-k", "5", "1800", "redis-server", folder.file("redis.conf")], output: pipe.write)
        close(pipe.write)
        try await Self.untilReady(FileHandle(fileDescriptor: pipe.read, closeOnDealloc: true))
        server.withLock { $0 = child }
    }

    /// Ends it without a word to its clients, as a crash does; returns once it has gone.
    public func stop() async throws {
        let child = server.withLock { server in
            defer { server = nil }
            return server
        }
        guard let child else { return }
        let pid = try String(contentsOfFile: folder.file("pid"), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        try await Command.run(["kill", "-KILL", pid])
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                child.wait()
                continuation.resume()
            }
        }
    }

    /// Runs a command with the `redis-cli` tool, as somebody else than the code that is tested, and gives what it prints.
    @discardableResult
    public func cli(_ command: [String]) async throws -> String {
        var arguments = ["redis-cli", "-h", "127.0.0.1", "-p", "\(port)", "--no-auth-warning"]
        if let password = options.password { arguments += ["-a", password] }
        if options.requiresTLS { arguments += ["--tls", "--cacert", rootCertificate] }
        return try await Command.run(arguments + command, seconds: 20).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Stops it for good. Not needed: it goes with the process too.
    public func remove() async {
        try? await stop()
        folder.remove()
    }

    private var configuration: String {
        var lines = [
            "bind 127.0.0.1", "dir \(folder.path)", "pidfile \(folder.file("pid"))", "daemonize no", "save \"\"",
            "appendonly no", "protected-mode no",
        ]
        if options.requiresTLS {
            lines += [
                "port 0", "tls-port \(port)", "tls-cert-file \(folder.file("server.crt"))",
                "tls-key-file \(folder.file("server.key"))", "tls-auth-clients no",
            ]
        } else {
            lines.append("port \(port)")
        }
        if let password = options.password { lines.append("requirepass \(password)") }
        lines += options.users.map { "user \($0)" }
        lines += options.settings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads the server's log until it says that it is ready, and goes on reading, since a full pipe would stop it.
    private static func untilReady(_ log: FileHandle) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                var text = ""
                var isReady = false
                while true {
                    let piece = log.availableData
                    if piece.isEmpty { break }
                    guard !isReady else { continue }
                    text += String(decoding: piece, as: UTF8.self)
                    if text.contains("Ready to accept connections") {
                        isReady = true
                        continuation.resume()
                    }
                }
                if !isReady {
                    continuation.resume(throwing: Command.Failure(arguments: ["redis-server"], status: 1, output: text))
                }
            }
        }
    }
}
