import ArgumentParser
import CharterClient
import Testing

@testable import CharterCLI

@Suite struct ClientOptionsTests {
    @Test func whereTheServerIs() throws {
        let options = try ClientOptions.parse([
            "--url", "https://a.example/graphql", "--transport", "sse", "-H", "X-One: a: b", "--header", "X-Two:",
            "--cacert", "ca.pem",
        ])
        let configuration = try options.configuration()
        #expect(configuration.endpoint.description == "https://a.example/graphql")
        #expect(configuration.transport == .serverSentEvents)
        #expect(
            configuration.headers.filter { $0.name.hasPrefix("X-") }.map { "\($0.name)=\($0.value)" } == [
                "X-One=a: b", "X-Two=",
            ])
        #expect(configuration.trustedCertificates == "ca.pem")
        #expect(throws: (any Error).self) { try ClientOptions.parse(["--transport", "carrier-pigeon"]) }
    }

    @Test(arguments: ["", "x", ": y", "a b: c", "a: b\r\nInjected: yes", "a\n: b"])
    func fieldsThatAreNoneAreWrongUsage(field: String) {
        #expect(throws: CommandFailure.self) { try ClientOptions.field(field) }
    }
}

@Suite struct TextTableTests {
    @Test func columnsAlignAndLinesAreOne() {
        var table = TextTable(["A", "LONG"])
        table.add(["first", "x\ny"])
        table.add(["b", ""])
        #expect(table.text == "A      LONG\nfirst  x y\nb      ")
    }

    @Test func durationsAreShort() {
        #expect(
            [0.0425, 1.256, 59.99, 83.5, 3_725, -1, .infinity, 1e300].map { TextTable.duration($0) }
                == ["43 ms", "1.26 s", "59.99 s", "1 min 23 s", "1 h 2 min", "", "", "277777 h 46 min"])
        #expect(TextTable.duration(nil).isEmpty)
        #expect(TextTable.cut("abcdef", to: 4) == "abc…" && TextTable.cut("abcd", to: 4) == "abcd")
    }
}
