import Dispatch
import Foundation

/// A program that runs beside this one and inherits nothing from it but what it is given.
///
/// Foundation's `Process` would not do: it sees the end of a program only when all that the program started has ended too,
/// and `pg_ctl` leaves a server behind.
struct ChildProcess: Sendable {
    let pid: pid_t

    /// Descriptors of others may have come along.
    private static let closeAndExecute = #"""
        for file in /proc/$$/fd/*; do
            descriptor=${file##*/}
            if [ "$descriptor" -gt 2 ]; then eval "exec $descriptor>&-"; fi
        done
        exec "$@"
        """#

    /// - Parameter arguments: The program's name, looked up in `PATH`, and its arguments.
    /// - Parameter input: A descriptor to read from; without one there is nothing to read.
    /// - Parameter output: A descriptor for standard output and error; without one they are thrown away.
    init(_ arguments: [String], input: Int32? = nil, output: Int32? = nil) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        for descriptor: Int32 in [1, 2] {
            if let output {
                posix_spawn_file_actions_adddup2(&actions, output, descriptor)
            } else {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
            }
        }
        let command = ["bash", "-c", Self.closeAndExecute, "child"] + arguments
        var strings: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for string in strings { free(string) } }
        var pid = pid_t()
        let status = posix_spawnp(&pid, "bash", &actions, nil, &strings, environ)
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .ENOENT) }
        self.pid = pid
    }

    /// Waits for its end: the status it exits with, or the negative of the signal that ended it. To be called once.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }

    /// A pipe that no child gets hold of unless it is given to it: a pair of sockets, which can be made so in one step.
    static func pipe() throws -> (read: Int32, write: Int32) {
        var descriptors: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &descriptors) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE)
        }
        return (descriptors[0], descriptors[1])
    }
}
