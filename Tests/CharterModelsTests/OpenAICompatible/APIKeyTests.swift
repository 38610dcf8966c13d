import Testing

@testable import CharterModels

struct APIKeyTests {
    @Test func itNeverShowsItself() throws {
        let endpoint = try OpenAICompatibleEndpoint(baseURL: "https://a.example/v1", key: APIKey("sk-secret"))
        var dumped = ""
        dump(endpoint, to: &dumped)
        #expect(!"\(endpoint) \(String(reflecting: endpoint)) \(dumped)".contains("secret"))
    }

    @Test(arguments: ["", "two words", "line\r\nbreak", "käse"])
    func whatNoHeaderCarriesIsRefused(value: String) {
        #expect { try APIKey(value) } throws: { !"\($0)".contains("line") }
    }
}
