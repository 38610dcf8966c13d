import Testing

@testable import CharterModels

struct OpenAICompatibleEndpointTests {
    @Test(arguments: ["https://api.example.com/v1", "https://api.example.com/v1//", "HTTP://[::1]:8080/v1"])
    func slashesAtTheEndDoNotMatter(url: String) throws {
        let endpoint = try OpenAICompatibleEndpoint(baseURL: url)
        #expect(endpoint.chatCompletionsURL.hasSuffix("/v1/chat/completions"))
        #expect(!endpoint.chatCompletionsURL.contains("v1//"))
        #expect(endpoint.modelsURL.hasSuffix("/v1/models"))
    }

    @Test(arguments: [
        "", "api.example.com/v1", "ftp://a.example", "https://", "https://user:word@a.example/v1",
        "https://a.example/v1?key=1",
        "https://a.example/#x",
    ])
    func whatIsNoBaseURLIsRefused(url: String) {
        #expect(throws: ModelError.self) { try OpenAICompatibleEndpoint(baseURL: url) }
    }
}
