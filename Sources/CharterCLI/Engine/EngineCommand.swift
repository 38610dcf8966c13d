import ArgumentParser
import GraphQLLanguage

/// A command that asks the engine one thing.
protocol EngineCommand: ParsableCommand {
    /// Reads the files that the command line names.
    func request() throws -> EngineRequest

    /// The bytes for standard output, line end included.
    func output(_ answer: EngineAnswer) -> [UInt8]
}

extension EngineCommand {
    func run() throws {
        try CommandFailure.reporting {
            let request = try request()
            let answer = try DeepStackExecutor.run {
                var engine = Engine()
                return await engine.answer(request)
            }
            try SystemFile.standardOutput.write(output(answer))
            // The answer itself says what is wrong.
            if answer.isRefusal { throw ExitCode(1) }
        }
    }

    /// Text as it is, everything else as JSON.
    func output(_ answer: EngineAnswer) -> [UInt8] {
        let bytes = if case .printed(let text) = answer { Array(text.utf8) } else { answer.serialized() }
        return bytes + [UInt8(ascii: "\n")]
    }
}
