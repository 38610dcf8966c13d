import Dispatch
import Foundation

/// Runs other programs to their end, off the threads that tests run on.
enum Command {
    /// A program that failed, with all that it said.
    struct Failure: Error, CustomStringConvertible {
        let arguments: [String]
        let status: Int32
        let output: String

        var description: String { "\(arguments.joined(separator: " ")) ended with \(status): \(output)" }
    }

    /// What the program wrote to its standard output and error. It is killed when it runs longer than `seconds`.
    @discardableResult
    static func run(_ arguments: [String], in folder: String = "/tmp", seconds: Int = 300) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try runBlocking(arguments, in: folder, seconds: seconds) })
            }
        }
    }

    private static func runBlocking(_ arguments: [String], in folder: String, seconds: Int) throws -> String {
        let pipe = try ChildProcess.pipe()
        let reader = FileHandle(fileDescriptor: pipe.read, closeOnDealloc: true)
        let writer = FileHandle(fileDescriptor: pipe.write, closeOnDealloc: true)
        let program = ["env", "-C", folder, "timeout", "-k", "5", "\(seconds)"] + arguments
        let child = try ChildProcess(program, output: pipe.write)
        try writer.close()
        let output = String(decoding: try reader.readToEnd() ?? Data(), as: UTF8.self)
        let status = child.wait()
        guard status == 0 else { throw Failure(arguments: arguments, status: status, output: output) }
        return output
    }
}
