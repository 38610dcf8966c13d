import Testing

@testable import CharterModels

struct ModelCallTextTests {
    @Test func aShortTextIsKeptAsItIs() {
        #expect(ModelCallText("hello", limit: 5).text == "hello")
        #expect(ModelCallText("", limit: 5).isEmpty)
    }

    @Test func aLongTextSaysHowLongItWas() {
        var text = ModelCallText(limit: 5)
        for piece in ["hel", "lo", " wor", "ld"] { text.append(piece) }
        #expect(text.text == "hello… [cut: 11 bytes]")
    }

    @Test func noCharacterIsCutInTwo() {
        #expect(ModelCallText("ääää", limit: 5).text == "ää… [cut: 8 bytes]")
        #expect(ModelCallText("a😀", limit: 4).text == "a… [cut: 5 bytes]")
    }

    @Test func aConversationSaysWhoSpeaks() {
        #expect(ModelCallText([.user("hi")]).text == "hi")
        #expect(ModelCallText([.system("be brief"), .user("hi")]).text == "system: be brief\n\nuser: hi")
        #expect(ModelCallText([ChatMessage]()).text == "")
    }
}
