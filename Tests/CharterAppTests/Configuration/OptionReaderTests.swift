import Testing

@testable import CharterApp

struct OptionReaderTests {
    private func read(_ arguments: String...) -> OptionReader {
        var reader = OptionReader()
        reader.read(arguments)
        return reader
    }

    @Test func valuesAreTakenAsTheyStand() {
        #expect(read("--agent-prompt", "You are, a bot = good").values == ["agent-prompt": "You are, a bot = good"])
        #expect(read("--agent-prompt=a=b").values == ["agent-prompt": "a=b"])
        #expect(read("--agent-prompt=").values == ["agent-prompt": ""])
    }

    @Test func theLastOneWins() {
        #expect(read("--port", "1", "--port=2").values == ["port": "2"])
    }

    @Test func aFlagTakesAValueOrNone() {
        #expect(read("--allow-anonymous", "--port", "1").values == ["allow-anonymous": "true", "port": "1"])
        #expect(read("--allow-anonymous", "false").values == ["allow-anonymous": "false"])
    }

    @Test func mistakesDoNotHideEachOther() {
        let reader = read("stray", "--unknown", "x", "--port")
        #expect(reader.values.isEmpty)
        #expect(reader.mistakes.count == 3)
    }
}
