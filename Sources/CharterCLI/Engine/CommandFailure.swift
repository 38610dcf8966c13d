import ArgumentParser

/// Wrong usage, or a file that cannot be read.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Runs a command's body; a failure ends the command with its message on standard error and exit status 2.
    static func reporting(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as CommandFailure {
            throw failure.reported()
        }
    }

    /// The same for a body that waits.
    static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let failure as CommandFailure {
            throw failure.reported()
        }
    }

    private func reported() -> ExitCode {
        // Where standard error is closed there is nowhere left to say so.
        try? SystemFile.standardError.write(Array("Error: \(description)\n".utf8))
        return ExitCode(2)
    }
}
