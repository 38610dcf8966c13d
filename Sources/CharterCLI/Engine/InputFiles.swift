import GraphQLJSON
import GraphQLLanguage

/// The files of one command line; `-` is standard input, which can be read once.
struct InputFiles {
    private var hasReadStandardInput = false

    /// The bytes of a file; throws a `CommandFailure` that names it.
    mutating func read(_ path: String) throws -> [UInt8] {
        if path == "-" {
            if hasReadStandardInput { throw CommandFailure("Only one of the files can be standard input.") }
            hasReadStandardInput = true
            return try SystemFile.standardInput.readAll()
        }
        let file = try SystemFile.open(path)
        defer { file.close() }
        return try file.readAll()
    }

    /// The text of a document. Bytes that are no UTF-8 become replacement characters, which no document may have
    /// outside of strings and comments.
    mutating func source(_ path: String) throws -> Source {
        Source(String(decoding: try read(path), as: UTF8.self), name: path)
    }

    /// The JSON value of a file.
    mutating func json(_ path: String) throws -> JSONValue {
        let bytes = try read(path)
        do throws(JSONError) {
            return try JSONValue.parse(bytes, maxDepth: EngineLimits.nesting)
        } catch {
            throw CommandFailure("\(path) is no JSON: \(error.message) (byte \(error.offset)).")
        }
    }
}
