import GraphQLJSON
import Testing

@Suite struct JSONWriterTests {
    @Test(
        arguments: [
            (.int(.min), "-9223372036854775808"), (.int(.max), "9223372036854775807"), (.int(10), "10"),
            (.int(-7), "-7"),
            (.double(2), "2"), (.double(-0.5), "-0.5"), (.double(0.1), "0.1"), (.double(.infinity), "null"),
            (.double(.nan), "null"), (.double(1e300), "1e+300"), ("é😀", "\"é😀\""),
            (["a": [1, .null, true]], "{\"a\":[1,null,true]}"),
        ] as [(JSONValue, String)])
    func writesValues(value: JSONValue, expected: String) {
        #expect(value.serializedText == expected)
    }

    /// Numbers of few decimals have a way of their own, which gives what the long one gives.
    @Test func writesDecimalsInTheirShortestForm() {
        var random = SeededRandom(seed: 11)
        var numbers = [
            0.1, 0.3, 1.005, 0.0001, 0.00001, 99_999_999_999.9999, 99_999_999_999.99999, 1e14 + 0.5, 1e15 + 0.5,
        ]
        for _ in 0..<20_000 {
            let whole = Double(random.next(below: 1 << 20)) * (random.next(below: 2) == 0 ? 1 : 1e6)
            let decimals = [10.0, 100, 1_000, 10_000, 100_000][random.next(below: 5)]
            numbers.append(whole + Double(random.next(below: Int(decimals))) / decimals)
        }
        for number in numbers {
            for value in [number, -number, number.nextUp, number.nextDown, number / 3] where value != value.rounded() {
                guard value.magnitude >= 1e-4 else { continue }
                #expect(JSONValue.double(value).serializedText == value.description)
            }
        }
    }

    @Test(arguments: 0..<128)
    func escapesWhatJSONRequires(code: Int) throws {
        // Long enough for the fast path to see the character at every place of a word.
        for before in 0..<9 {
            let text = String(repeating: "x", count: before) + String(UnicodeScalar(UInt8(code))) + "yyyyyyyyy"
            let written = JSONValue.string(text).encoded()
            #expect(written.allSatisfy { $0 >= 0x20 })
            #expect(try JSONValue.parse(written) == .string(text))
        }
    }

    @Test func readsBackWhatItWrote() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<500 {
            let value = random.value(depth: 4)
            #expect(try JSONValue.parse(value.encoded()) == value)
        }
    }

    @Test func growsWithoutLosingBytes() {
        var writer = JSONWriter(capacity: 1)
        for number in 0..<1_000 { writer.int(Int64(number)) }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == (0..<1_000).map(String.init).joined())
    }

    @Test func rewindsToAMark() {
        var writer = JSONWriter()
        writer.write("[1")
        let mark = writer.count
        writer.write(",2")
        writer.rewind(to: mark)
        writer.write("]")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[1]")
    }
}

/// Random JSON values, the same for the same seed. Numbers with a fraction only, so that they read back as they were.
private struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func value(depth: Int) -> JSONValue {
        switch next(below: depth == 0 ? 5 : 7) {
        case 0: return .null
        case 1: return .bool(next(below: 2) == 0)
        case 2: return .int(Int64(next(below: 1 << 30)) - (1 << 29))
        case 3: return .double(Double(next(below: 1_000_000)) + 0.25)
        case 4: return .string(text())
        case 5:
            var items: [JSONValue] = []
            for _ in 0..<next(below: 5) { items.append(value(depth: depth - 1)) }
            return .array(items)
        default:
            var object = JSONObject()
            for _ in 0..<next(below: 20) { object[text()] = value(depth: depth - 1) }
            return .object(object)
        }
    }

    private mutating func text() -> String {
        let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "é", "\u{2028}", "😀", "/", "\u{7F}"]
        var text = ""
        for _ in 0..<next(below: 24) { text.unicodeScalars.append(scalars[next(below: scalars.count)]) }
        return text
    }
}
