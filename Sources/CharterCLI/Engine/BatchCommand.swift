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
            let members = try Self.members(line, &id)
            return await engine.answer(try EngineRequest(json: members)).serialized(id: id)
        } catch {
            return EngineAnswer.errors([error]).serialized(id: id)
        }
    }

    /// The members of a request. `id` is set as soon as it was read: what follows may be no JSON.
    private static func members(_ line: [UInt8], _ id: inout JSONValue?) throws(GraphQLError) -> JSONObject {
        var members = JSONObject()
        var failure: JSONError?
        line.withUnsafeBufferPointer { bytes in
            do throws(JSONError) {
                var reader = JSONReader(bytes, maxDepth: EngineLimits.nesting)
                try reader.readMembers { (reader, key, offset) throws(JSONError) in
                    if members.contains(key) { throw JSONError.duplicate(key, at: offset) }
                    let value = try reader.readValue()
                    members[key] = value
                    if key == "id" { id = value }
                }
                try reader.expectEnd()
            } catch {
                failure = error
            }
        }
        guard let failure else { return members }
        throw GraphQLError("The line is no JSON object: \(failure.message) (byte \(failure.offset)).")
    }
}
