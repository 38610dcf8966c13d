import CharterModels
import Foundation
import Testing

@Suite struct AnalysisTaskTests {
    @Test func namesTheFormAndTheText() throws {
        let task = AnalysisTask(content: "The build is slow.", kind: .review, question: "Why?")
        let text = try #require(task.messages.last?.content)
        #expect(text.contains("mistakes and risks"))
        #expect(text.contains("Answer this question: Why?"))
        #expect(text.contains(AnalysisTask.reportSchema))
        #expect(text.hasSuffix("The text:\n\nThe build is slow."))
    }

    @Test func aSchemaOfOnesOwnTakesThePlaceOfTheReport() throws {
        let task = AnalysisTask(content: "x", schema: #"{"type":"string"}"#)
        #expect(task.answerSchema == #"{"type":"string"}"#)
        let text = try #require(task.messages.last?.content)
        #expect(text.contains(#"{"type":"string"}"#) && !text.contains("conclusion"))
    }

    @Test func everyKindLooksForSomethingElse() {
        let texts = AnalysisTask.Kind.allCases.map { AnalysisTask(content: "x", kind: $0).messages.last?.content ?? "" }
        #expect(Set(texts).count == AnalysisTask.Kind.allCases.count)
    }

    @Test func theFormIsJSON() throws {
        let form = try JSONSerialization.jsonObject(with: Data(AnalysisTask.reportSchema.utf8)) as? [String: Any]
        #expect(form?["required"] as? [String] == ["summary", "points", "conclusion"])
    }

    @Test func findsTheJSON() {
        #expect(AnalysisTask.json(in: "```json\n{}\n```") == "{}")
        #expect(AnalysisTask.json(in: "{}") == "{}")
    }
}
