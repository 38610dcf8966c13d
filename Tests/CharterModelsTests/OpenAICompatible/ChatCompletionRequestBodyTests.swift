import Testing

@testable import CharterModels

struct ChatCompletionRequestBodyTests {
    private func json(
        _ request: ModelRequest,
        model: String? = nil,
        field: OpenAICompatibleEndpoint.TokenLimitField = .maxTokens,
        isStreamed: Bool = false
    ) throws -> String {
        let endpoint = try OpenAICompatibleEndpoint(
            baseURL: "http://a.example/v1", model: model, tokenLimitField: field)
        let body = ChatCompletionRequestBody(request, for: endpoint, isStreamed: isStreamed)
        return String(decoding: try body.encoded(), as: UTF8.self)
    }

    @Test func whatWasNotChosenIsNotSent() throws {
        #expect(
            try json(ModelRequest(prompt: "Hi")) == #"{"messages":[{"content":"Hi","role":"user"}],"stream":false}"#
        )
    }

    @Test func everythingChosenIsSent() throws {
        let parameters = ModelParameters(maximumTokens: 5, temperature: 0.5, topP: 0.25, stop: ["."], seed: 7)
        let request = ModelRequest(messages: [.system("S"), .assistant("A"), .user("U")], parameters: parameters)
        #expect(
            try json(request, model: "m", isStreamed: true)
                == #"{"max_tokens":5,"messages":[{"content":"S","role":"system"},{"content":"A","role":"assistant"},"#
                + #"{"content":"U","role":"user"}],"model":"m","seed":7,"stop":["."],"stream":true,"#
                + #""stream_options":{"include_usage":true},"temperature":0.5,"top_p":0.25}"#
        )
    }

    @Test func newerServersNameTheLimitDifferently() throws {
        let request = ModelRequest(prompt: "Hi", parameters: ModelParameters(maximumTokens: 5))
        #expect(try json(request, field: .maxCompletionTokens).contains(#""max_completion_tokens":5"#))
    }

    @Test func theAnswersFormIsSentAsItIs() throws {
        let schema = #"{"type":"object","additionalProperties":false}"#
        let request = ModelRequest(prompt: "Hi", parameters: ModelParameters(answerSchema: schema))
        #expect(
            try json(request)
                == #"{"messages":[{"content":"Hi","role":"user"}],"stream":false,"response_format":{"type":"json_schema","#
                + #""json_schema":{"name":"answer","strict":true,"schema":{"type":"object","additionalProperties":false}}}}"#
        )
    }
}
