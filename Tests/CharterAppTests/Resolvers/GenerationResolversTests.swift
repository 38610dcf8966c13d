import CharterModels
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import CharterApp

@Suite struct GenerationResolversTests {
    private func reply(_ content: String) -> ModelReply {
        ModelReply(
            content: content, model: "m", usage: ModelUsage(promptTokens: 3, completionTokens: 2), finishReason: .stop,
            responseTime: 0.5)
    }

    private func input(_ json: String) throws -> AnalyzeInput {
        guard case .object(let object) = try JSONValue.parse(json) else { throw CancellationError() }
        return AnalyzeInput(
            content: object["content"]?.stringValue ?? "x", kind: .general, question: .absent,
            schema: object["schema"].map { .value($0) } ?? .absent, model: .absent, temperature: .absent,
            maxTokens: .absent)
    }

    @Test func aPromptMayHaveAFrame() {
        let input = GenerateInput(
            prompt: "Hi", model: .absent, system: .value("Be brief."), temperature: .value(0.5), maxTokens: .value(9))
        #expect(
            input.request
                == ModelRequest(
                    messages: [.system("Be brief."), .user("Hi")],
                    parameters: ModelParameters(maximumTokens: 9, temperature: 0.5)))
    }

    @Test func anAnalysisThatKeepsToItsFormHasAReport() throws {
        let text = #"{"summary":"s","points":[{"title":"t","detail":"d"}],"conclusion":"c"}"#
        let analysis = Analysis(reply(text), of: try input("{}").task(), kind: .general)
        #expect(analysis.report?.points.map(\.title) == ["t"])
        #expect(analysis.structured?["conclusion"]?.stringValue == "c")
        #expect(analysis.content == text && analysis.tokensUsed == 5)
    }

    @Test(arguments: ["no JSON", #"{"summary":"s"}"#, #"{"summary":"s","points":[1],"conclusion":"c"}"#])
    func oneThatDoesNotHasItsText(_ text: String) throws {
        let analysis = Analysis(reply(text), of: try input("{}").task(), kind: .general)
        #expect(analysis.report == nil)
        #expect(analysis.content == text)
        #expect((analysis.structured == nil) == (text == "no JSON"))
    }

    @Test func aSchemaOfOnesOwnGivesJSONAndNoReport() throws {
        let task = try input(#"{"schema":{"type":"object"}}"#).task()
        #expect(task.answerSchema == #"{"type":"object"}"#)
        let analysis = Analysis(
            reply(#"{"summary":"s","points":[],"conclusion":"c"}"#), of: task, kind: .general)
        #expect(analysis.report == nil && analysis.structured != nil)
    }

    @Test func aSchemaMustBeAnObjectOfBoundedSize() throws {
        #expect(throws: GraphQLError.self) { try self.input(#"{"schema":"x"}"#).task() }
        let long = String(repeating: "x", count: AnalyzeInput.maxSchemaBytes)
        #expect(throws: GraphQLError.self) { try self.input(#"{"schema":{"a":"\#(long)"}}"#).task() }
    }

    @Test func theLanguageOfCodeIsTheOneAskedForOrTheOneNamed() {
        let answer = "```python\npass\n```"
        #expect(CodeResponse(reply(answer), language: "Swift").language == "Swift")
        let named = CodeResponse(reply(answer), language: nil)
        #expect(named.language == "python" && named.code == "pass" && named.content == answer)
    }
}
