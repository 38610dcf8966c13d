import CharterModels
import Testing

@Suite struct CodeTaskTests {
    @Test func asksWithLanguageAndWhatIsThere() throws {
        let task = CodeTask(prompt: "Sort the list.", language: "Swift", context: "let list = [2, 1]")
        let messages = task.messages
        #expect(messages.map(\.role) == [.system, .user])
        let text = try #require(messages.last?.content)
        #expect(text.hasPrefix("Language: Swift\n\nSort the list."))
        #expect(text.hasSuffix("let list = [2, 1]"))
        #expect(CodeTask(prompt: "Sort the list.").messages.last?.content == "Sort the list.")
    }

    @Test(arguments: [
        ("print(1)", "print(1)", nil),
        ("Here:\n```python\nprint(1)\nprint(2)\n```\nDone.", "print(1)\nprint(2)", "python"),
        ("```\na\n```", "a", nil),
        ("~~~ swift linenos\nlet a = \"```\"\n```\n~~~", "let a = \"```\"\n```", "swift"),
        ("```js\nhalf a program", "half a program", "js"),
        ("````\n```\n````", "```", nil),
        ("    ```\nno fence", "    ```\nno fence", nil),
        ("```", "", nil),
        ("", "", nil),
    ] as [(String, String, String?)])
    func findsTheCode(_ answer: String, _ code: String, _ language: String?) {
        let found = CodeTask.code(in: answer)
        #expect(found.code == code)
        #expect(found.language == language)
    }
}
