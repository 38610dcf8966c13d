import Testing

@testable import CharterWorkflows

struct N8nSettingsTests {
    @Test func aSecretDoesNotShowItself() throws {
        let secret = try N8nSecret("sk-very-secret")
        #expect(!"\(secret)".contains("sk"))
        var dump = ""
        Swift.dump(N8nSettings(baseURL: try N8nBaseURL("http://n8n"), apiKey: secret), to: &dump)
        #expect(!dump.contains("very"))
        #expect(secret.revealed == "sk-very-secret")
    }

    @Test(arguments: ["", "a\nb", "a\u{7F}"])
    func aSecretThatNoHeaderCarries(text: String) {
        #expect(throws: N8nError.self) { try N8nSecret(text) }
    }

    @Test func aBaseURLMayHaveAPathAndLosesItsSlash() throws {
        let base = try N8nBaseURL("https://example.com/n8n/")
        #expect(base.appending(["webhook", "a b", "ü?"]) == "https://example.com/n8n/webhook/a%20b/%C3%BC%3F")
        #expect(base.appending(["webhook", ".."]) == nil)
        #expect(base.appending([""]) == nil)
    }

    @Test(arguments: ["n8n", "ftp://n8n", "http://", "http://u:p@n8n", "http://n8n?x=1", "http://n8n#x"])
    func whatIsNoBaseURL(text: String) {
        #expect(throws: N8nError.self) { try N8nBaseURL(text) }
    }

    @Test func credentialsBecomeHeaders() throws {
        let basic = N8nWebhookCredential.basic(user: "me", password: try N8nSecret("pw:1"))
        #expect(basic.header == ("Authorization", "Basic bWU6cHc6MQ=="))
        #expect(N8nWebhookCredential.jwt(try N8nSecret("a.b.c")).header == ("Authorization", "Bearer a.b.c"))
        #expect(N8nWebhookCredential.header(name: "X-Key", value: try N8nSecret("k")).header == ("X-Key", "k"))
    }

    @Test func credentialsThatNoRequestCarries() throws {
        let secret = try N8nSecret("s")
        #expect(throws: N8nError.self) { try N8nWebhookCredential.basic(user: "a:b", password: secret).validate() }
        #expect(throws: N8nError.self) { try N8nWebhookCredential.header(name: "X Key", value: secret).validate() }
        #expect(throws: N8nError.self) { try N8nWebhookCredential.header(name: "", value: secret).validate() }
        try N8nWebhookCredential.jwt(secret).validate()
    }
}
