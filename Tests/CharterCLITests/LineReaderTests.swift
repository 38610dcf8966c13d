import Testing

@testable import CharterCLI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct LineReaderTests {
    private func lines(_ text: String) throws -> [String] {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        try SystemFile(descriptor: ends[1], name: "pipe").write(Array(text.utf8))
        close(ends[1])
        defer { close(ends[0]) }
        var reader = LineReader(SystemFile(descriptor: ends[0], name: "pipe"))
        var lines: [String] = []
        while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines
    }

    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb\n", ["a", "", "b"]), ("\n", [""]),
        ] as [(String, [String])])
    func splits(text: String, expected: [String]) throws {
        #expect(try lines(text) == expected)
    }

    @Test func linesMayBeLongerThanAChunk() throws {
        let long = String(repeating: "x", count: 50_000)
        #expect(try lines("\(long)\ny") == [long, "y"])
    }
}
