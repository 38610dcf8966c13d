import CharterWorkflows
import Foundation
import Testing

@testable import CharterApp

struct N8nCredentialsFileTests {
    private func read(_ text: String) throws -> [String: N8nWebhookCredential] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try Data(text.utf8).write(to: URL(filePath: path))
        return try N8nCredentialsFile.read(path)
    }

    @Test func eachKindIsRead() throws {
        let credentials = try read(
            """
            {"door": {"header": {"name": "X-Key", "value": "a"}}, "gate": {"basic": {"user": "u", "password": "p"}},
             "pass": {"jwt": "t"}}
            """)
        #expect(credentials["door"] == .header(name: "X-Key", value: try N8nSecret("a")))
        #expect(credentials["gate"] == .basic(user: "u", password: try N8nSecret("p")))
        #expect(credentials["pass"] == .jwt(try N8nSecret("t")))
    }

    @Test(arguments: [
        "[]", "{", #"{"a": {}}"#, #"{"a": {"header": {"name": "X"}}}"#, #"{"a": {"jwt": "t", "basic": {}}}"#,
        #"{"a": {"header": {"name": "bad name", "value": "sesame"}}}"#,
        #"{"a": {"basic": {"user": "u:v", "password": "sesame"}}}"#,
    ])
    func mistakesAreNamedWithoutTheSecret(text: String) {
        #expect {
            try read(text)
        } throws: { error in
            error is ConfigurationError && !"\(error)".contains("sesame")
        }
    }
}
