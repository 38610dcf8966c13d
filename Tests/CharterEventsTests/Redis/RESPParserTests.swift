import NIOCore
import Testing

@testable import CharterEvents

struct RESPParserTests {
    private static let examples: [(text: String, values: [RESPValue])] = [
        ("+OK\r\n", [.simple("OK")]),
        ("-ERR no\r\n", [.error("ERR no")]),
        (":-42\r\n", [.integer(-42)]),
        ("$5\r\nhello\r\n", [.bulk(Array("hello".utf8))]),
        ("$0\r\n\r\n", [.bulk([])]),
        ("$4\r\na\r\nb\r\n", [.bulk(Array("a\r\nb".utf8))]),
        ("$-1\r\n", [.null]),
        ("*-1\r\n", [.null]),
        ("_\r\n", [.null]),
        ("#t\r\n#f\r\n", [.boolean(true), .boolean(false)]),
        (",1.5\r\n,inf\r\n", [.double(1.5), .double(.infinity)]),
        ("(12345678901234567890123\r\n", [.bigNumber("12345678901234567890123")]),
        ("!5\r\nERR x\r\n", [.error("ERR x")]),
        ("=8\r\ntxt:some\r\n", [.verbatim(format: "txt", Array("some".utf8))]),
        ("*0\r\n", [.array([])]),
        ("*2\r\n:1\r\n*1\r\n+a\r\n", [.array([.integer(1), .array([.simple("a")])])]),
        ("~1\r\n:1\r\n", [.set([.integer(1)])]),
        ("%1\r\n+a\r\n:1\r\n", [.map([.simple("a"), .integer(1)])]),
        (">2\r\n+a\r\n*0\r\n:7\r\n", [.push([.simple("a"), .array([])]), .integer(7)]),
        // An attribute says something beside the value, at the top and within.
        ("|1\r\n+ttl\r\n:3\r\n+a\r\n", [.simple("a")]),
        ("*1\r\n|1\r\n+ttl\r\n*1\r\n:3\r\n:1\r\n", [.array([.integer(1)])]),
        ("|0\r\n:1\r\n", [.integer(1)]),
    ]

    @Test(arguments: examples.indices)
    func everyTypeIsRead(index: Int) throws {
        let example = Self.examples[index]
        #expect(try parse([example.text]) == example.values)
    }

    @Test(arguments: examples.indices)
    func itDoesNotMatterWhereTheBytesAreSplit(index: Int) throws {
        let example = Self.examples[index]
        let bytes = Array(example.text.utf8)
        for cut in 0...bytes.count {
            #expect(try parse([Array(bytes[..<cut]), Array(bytes[cut...])]) == example.values)
        }
        #expect(try parse(bytes.map { [$0] }) == example.values)
    }

    @Test func aLongConversationInRandomPieces() throws {
        var generator = SystemRandomNumberGenerator()
        let all = Self.examples.flatMap { Array($0.text.utf8) }
        let values = Self.examples.flatMap(\.values)
        for _ in 0..<200 {
            var pieces: [[UInt8]] = []
            var rest = all[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(9, rest.count), using: &generator)
                pieces.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            #expect(try parse(pieces) == values)
        }
    }

    @Test(arguments: [
        "x\r\n", "\r\n", "+a\n", ":\r\n", ":1x\r\n", "#x\r\n", ",x\r\n", "_x\r\n", "$-2\r\n", "$1\r\nab\r\n", "*-2\r\n",
        "=3\r\ntxt\r\n", "=4\r\ntxts\r\n", "%-1\r\n", "*99999999999999999999\r\n", "$x\r\n", "$?\r\n", "*?\r\n",
    ])
    func otherBytesAreRefused(text: String) {
        #expect(throws: RESPError.self) { try parse([text]) }
    }

    @Test func boundsHoldBeforeAnythingIsKept() {
        let limits = RESPParser.Limits(bytes: 8, elements: 4, depth: 2)
        #expect(throws: RESPError.tooLong(bytes: 9)) { try parse(["$9\r\n"], limits) }
        #expect(throws: RESPError.tooLong(bytes: 10)) { try parse(["+123456789"], limits) }
        #expect(throws: RESPError.tooManyElements(5)) { try parse(["*5\r\n"], limits) }
        #expect(throws: RESPError.tooManyElements(6)) { try parse(["%3\r\n"], limits) }
        #expect(throws: RESPError.tooManyElements(5)) { try parse(["*2\r\n*3\r\n"], limits) }
        #expect(throws: RESPError.tooDeep(3)) { try parse(["*1\r\n*1\r\n*1\r\n"], limits) }
        #expect(throws: RESPError.tooManyElements(2_147_483_647)) { try parse(["*2147483647\r\n"]) }
    }

    @Test func boundsStartAnewWithEachValue() throws {
        let limits = RESPParser.Limits(bytes: 8, elements: 4, depth: 2)
        let text = String(repeating: "*2\r\n*2\r\n:1\r\n:2\r\n:3\r\n", count: 100)
        #expect(try parse([text], limits).count == 100)
    }

    @Test func noBytesWhateverMakeItTrap() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("+-:$*_#,(!=~>%|0123456789\r\n\r\n\r\nta?".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            _ = try? parse([bytes])
        }
    }

    private func parse(_ pieces: [String], _ limits: RESPParser.Limits = RESPParser.Limits()) throws -> [RESPValue] {
        try parse(pieces.map { Array($0.utf8) }, limits)
    }

    private func parse(_ pieces: [[UInt8]], _ limits: RESPParser.Limits = RESPParser.Limits()) throws -> [RESPValue] {
        var parser = RESPParser(limits: limits)
        var values: [RESPValue] = []
        for piece in pieces {
            parser.append(ByteBuffer(bytes: piece))
            while let value = try parser.next() { values.append(value) }
        }
        return values
    }
}
