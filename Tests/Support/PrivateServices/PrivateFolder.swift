import Foundation

/// A folder of its own for a service, with a short path, since those of sockets are limited. It is removed, and the
/// service that says its process identifier in `pidFile` ended, when this process ends, however it does.
struct PrivateFolder: Sendable {
    let path: String

    /// - Parameter pidFile: A file in the folder whose first line is the identifier of the service's process.
    init(prefix: String, pidFile: String) throws {
        var template = Array("/tmp/charter-\(prefix)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try startGuardian(pidFile: pidFile)
    }

    /// A process that reads from a pipe which nobody writes to: its end is the end of this process. It does not wait
    /// longer than half an hour.
    private func startGuardian(pidFile: String) throws {
        let script = #"""
            read -r -t 1800 _
            pid=$(head -n 1 "$1/$2" 2>/dev/null) && kill -QUIT "$pid" && sleep 1 && kill -KILL "$pid"
            rm -rf "$1"
            """#
        // The other end stays open as long as this process lives: nobody closes it.
        let pipe = try ChildProcess.pipe()
        _ = try ChildProcess(["setsid", "bash", "-c", script, "guardian", path, pidFile], input: pipe.read)
        close(pipe.read)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
