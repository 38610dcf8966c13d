import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct EditorSchemaTests {
    /// The folder of this repository, whatever package the tests were built in.
    private let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func theFileForEditorsSaysWhatFilesAreCheckedFor() throws {
        let file = root.appending(path: "Deploy/workflows/workflow.schema.json")
        if ProcessInfo.processInfo.environment["CHARTER_WRITE_SCHEMA"] != nil {
            try EditorSchema.text.write(to: file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text == EditorSchema.text, "set CHARTER_WRITE_SCHEMA=1 to write \(file.path) anew")
        #expect(try JSONValue.parse(text) == EditorSchema.document)
    }

    @Test func everyKeyIsInTheSchemaWithItsMeaning() {
        let steps = EditorSchema.document["properties"]?["steps"]?["items"]
        #expect(steps?["required"] == ["name"])
        #expect(steps?["oneOf"] == .array(DefinitionVocabulary.kinds.map { ["required": [.string($0.name)]] }))
        #expect(steps?["dependentRequired"] == ["concurrency": ["forEach"]])
        for key in DefinitionVocabulary.step.keys {
            #expect(steps?["properties"]?[key.name]?["description"] == .string(key.summary), "\(key.name)")
        }
        for key in DefinitionVocabulary.input.keys {
            #expect(EditorSchema.document["$defs"]?["input"]?["properties"]?[key.name] != nil, "\(key.name)")
        }
        #expect(EditorSchema.document["additionalProperties"] == false)
    }
}
