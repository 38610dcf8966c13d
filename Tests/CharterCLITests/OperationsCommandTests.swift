import GraphQLExecution
import GraphQLJSON
import Testing

@testable import CharterCLI

struct OperationsCommandTests {
    private let operations = [
        TrustedDocument(
            name: "Ping", operationType: .query, sha256: String(repeating: "0a", count: 32), text: "query Ping { a }")
    ]

    @Test func listsOneOperationALine() throws {
        let command = try OperationsCommand.parse([])
        let hash = String(repeating: "0a", count: 32)
        #expect(command.text(operations) == "query Ping sha256:\(hash)\n")
    }

    @Test func printsAManifest() throws {
        let command = try OperationsCommand.parse(["--manifest"])
        let manifest = try JSONValue.parse(command.text(operations))
        #expect(manifest["format"] == "apollo-persisted-query-manifest")
        #expect(manifest["version"] == 1)
        guard case .array(let listed)? = manifest["operations"] else {
            Issue.record("No operations.")
            return
        }
        #expect(listed.map { $0["name"]?.stringValue } == ["Ping"])
        #expect(listed.map { $0["body"]?.stringValue } == ["query Ping { a }"])
    }
}
