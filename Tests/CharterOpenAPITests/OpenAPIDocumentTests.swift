import CharterOpenAPI
import Foundation
import GraphQLJSON
import Testing

@Suite struct OpenAPIDocumentTests {
    /// `REGENERATE_GOLDEN=1 swift test --filter OpenAPIDocumentTests` writes it anew.
    @Test func theCommittedDocumentIsWhatIsGenerated() throws {
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("routes.json")
        let text = try GoldenDocument().document.text
        if ProcessInfo.processInfo.environment["REGENERATE_GOLDEN"] != nil { try Data(text.utf8).write(to: place) }
        let committed = String(decoding: try Data(contentsOf: place), as: UTF8.self).split(separator: "\n")
        let difference = zip(committed, text.split(separator: "\n")).enumerated().first { $1.0 != $1.1 }
        #expect(difference == nil, "line \((difference?.offset ?? 0) + 1)")
        #expect(committed.count == text.split(separator: "\n").count)
    }

    @Test func theTextIsTheDocument() throws {
        let document = try GoldenDocument().document
        #expect(try JSONValue.parse(document.text) == .object(document.object))
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        let document = try GoldenDocument()
        var open = [JSONValue.object(document.document.object)]
        var count = 0
        while let value = open.popLast() {
            switch value {
            case .array(let items): open += items
            case .object(let object):
                open += object.members.map(\.value)
                guard let reference = object["$ref"]?.stringValue else { continue }
                count += 1
                #expect(document[String(reference.dropFirst(2))] != nil, "\(reference)")
            default: break
            }
        }
        #expect(count > 100)
    }

    @Test func oneNameStandsForOneOperation() throws {
        guard case .object(let paths)? = try GoldenDocument()["paths"] else {
            Issue.record("There are no paths.")
            return
        }
        var names: [String] = []
        for case .object(let item) in paths.members.map(\.value) {
            names += item.members.compactMap { $0.value["operationId"]?.stringValue }
        }
        #expect(names.count == 11)
        #expect(Set(names).count == names.count)
        #expect(names.contains("task") && names.contains("task2"))
    }

    @Test func examplesOfTheSchemaGoBeforeMadeOnes() throws {
        let document = try GoldenDocument()
        #expect(
            document["paths/~1api~1tasks/post/requestBody/content/application~1json/example"] == ["title": "Wash up"])
        #expect(document["paths/~1api~1tasks~1{id}/get/parameters/0/example"] == "1")
        #expect(
            document["paths/~1api~1tasks~1{id}/put/requestBody/content/application~1json/example"]
                == ["title": "title"])
    }
}
