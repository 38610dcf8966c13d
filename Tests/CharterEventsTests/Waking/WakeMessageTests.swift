import Testing

@testable import CharterEvents

struct WakeMessageTests {
    @Test(arguments: [
        [], ["run-1"], ["run-1", "run2"], ["", "a b", "1:2", "ü\n", "3:abc"],
    ])
    func topicsAreReadBack(topics: [String]) {
        let message = WakeMessage(origin: "3f2a", topics: topics)
        #expect(WakeMessage(message.text) == message)
    }

    @Test func theText() {
        #expect(WakeMessage(origin: "3f2a", topics: ["run-1", "ü"]).text == "3f2a 5:run-12:ü")
    }

    @Test(arguments: [
        "", "3f2a", " 1:a", "3f2a 1", "3f2a 2:a", "3f2a 1:ab", "3f2a x:a", "3f2a -1:a", "3f2a :a", "3f2a 1:ü",
        "3f2a 99999999999999999999:a", "3f2a 9223372036854775807:a",
    ])
    func otherTextsAreNone(text: String) {
        #expect(WakeMessage(text) == nil)
    }
}
