import ArgumentParser
import GraphQLJSON
import GraphQLLanguage

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Answer one JSON request a line on standard input, one JSON answer a line.")

    func run() throws {
        try CommandFailure.reporting {
            let result = try DeepStackExecutor.run { () -> Result<Void, any Error> in
                do {
                    var lines = LineReader(SystemFile.standardInput)
                    var batch = Batch()
                    while let line = try lines.next() {
                        try SystemFile.standardOutput.write(await batch.answer(line) + [UInt8(ascii: "\n")])
                    }
                    return .success(())
                } catch {
                    return .failure(error)
                }
            }
            try result.get()
        }
    }
}

/// Answers the lines of a batch, one after another; whatever a line holds, it gets one answer.
struct Batch {
    private var engine = Engine()

    /// The answer to one line, without line end.
    mutating func answer(_ line: [UInt8]) async -> [UInt8] {
        var id: JSONValue?
        do throws(GraphQLError) {
            let members = try Self.members(line)
            id = members["id"]
            return await engine.answer(try EngineRequest(json: members)).serialized(id: id)
        } catch {
            return EngineAnswer.errors([error]).serialized(id: id)
        }
    }

    private static func members(_ line: [UInt8]) throws(GraphQLError) -> JSONObject {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(line, maxDepth: EngineLimits.nesting)
        } catch {
            throw GraphQLError("The line is no JSON: \(error.message) (byte \(error.offset)).")
        }
        guard case .object(let members) = value else { throw GraphQLError("A request must be a JSON object.") }
        return members
    }
}
