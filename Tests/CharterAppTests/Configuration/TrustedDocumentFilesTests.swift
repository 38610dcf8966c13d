import Foundation
import GraphQLExecution
import GraphQLSchema
import Testing

@testable import CharterApp

struct TrustedDocumentFilesTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "charter-\(UUID().uuidString)")

    private func read(
        _ files: [String: String], _ names: [String], known: [TrustedDocument] = []
    ) throws -> Result<[TrustedDocument], ConfigurationError> {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let schema = try Schema.build(sdl: "type Query { a: Int }")
        let paths = names.map { folder.appending(path: $0).path }
        do throws(ConfigurationError) {
            return .success(try TrustedDocumentFiles.read(paths, schema: schema, known: known))
        } catch {
            return .failure(error)
        }
    }

    @Test func allFilesAreRead() throws {
        let documents = try read(
            [
                "a.json": #"{"one": "query One { a }"}"#,
                "b.json": #"{"two": "query Two { a }", "one": "query One { a }"}"#,
            ],
            ["a.json", "b.json"]
        ).get()
        #expect(documents.map(\.name) == ["One", "Two", "One"])
        #expect(try read([:], []).get() == [])
    }

    @Test func everyMistakeIsNamedWithItsPlace() throws {
        let result = try read(
            [
                "a.json": #"{"one": "{ a }"}"#,
                "b.json": "{\n  \"one\": \"{ __typename }\",\n  \"two\": \"{ b }\"\n}",
            ],
            ["missing.json", "a.json", "b.json"])
        guard case .failure(let error) = result else {
            Issue.record("Nothing was found.")
            return
        }
        #expect(error.mistakes.count == 3)
        #expect(error.mistakes[0].hasSuffix("missing.json: the file cannot be read"))
        #expect(error.mistakes.contains { $0.contains("b.json:2:3: error: The identifier \"one\" stands for another") })
        #expect(error.mistakes.contains { $0.contains("b.json:3:3: error: Cannot query field \"b\"") })
    }

    @Test func identifiersOfTheSchemaAreTaken() throws {
        let own = TrustedDocument(name: "Own", operationType: .query, sha256: "own", text: "query Own { a }")
        let result = try read(["a.json": #"{"own": "{ a }"}"#], ["a.json"], known: [own])
        #expect(throws: ConfigurationError.self) { try result.get() }
    }
}
