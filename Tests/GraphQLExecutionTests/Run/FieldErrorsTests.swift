import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import GraphQLExecution

/// Null propagation and the errors of a response, with stored fields and, where a field has an argument, resolved ones.
@Suite struct FieldErrorsTests {
    private let sdl = """
        type Query { o: O on: O! os: [O] osn: [O!] osnn: [O!]! oss: [[O!]] m: [[Int!]!] mn: [[Int!]!]!
                     r(x: Int): O rs(x: Int): [O!] }
        type O { i: Int n: Int! o: O on: O! a(x: Int): Int an(x: Int): Int! }
        """
    private static let boom: JSONValue = ["$error": "boom"]

    @Test(
        arguments: [
            ("{ o { i n } }", ["o": ["i": 1]], "{\"o\":null}", ["Cannot return null for non-nullable field O.n. @o.n"]),
            ("{ o { i n } }", ["o": ["i": boom, "n": 1]], "{\"o\":{\"i\":null,\"n\":1}}", ["boom @o.i"]),
            ("{ on { n } }", ["on": ["n": boom]], "null", ["boom @on.n"]),
            ("{ on { an } }", ["on": ["an": boom]], "null", ["boom @on.an"]),
            ("{ o { on { on { n } } i } }", ["o": ["on": ["on": ["n": boom]]]], "{\"o\":null}", ["boom @o.on.on.n"]),
            (
                "{ o { o { on { an } } i } }", ["o": ["i": 1, "o": ["on": ["an": boom]]]],
                "{\"o\":{\"o\":null,\"i\":1}}", ["boom @o.o.on.an"]
            ),
            (
                "{ os { n } }", ["os": [["n": 1], [:], .null, boom]], "{\"os\":[{\"n\":1},null,null,null]}",
                ["Cannot return null for non-nullable field O.n. @os.1.n", "boom @os.3"]
            ),
            ("{ osn { n } }", ["osn": [["n": 1], ["n": boom], ["n": boom]]], "{\"osn\":null}", ["boom @osn.1.n"]),
            ("{ osn { an } }", ["osn": [["an": 1], ["an": boom], ["an": boom]]], "{\"osn\":null}", ["boom @osn.1.an"]),
            (
                "{ osnn { n } }", ["osnn": [.null]], "null",
                ["Cannot return null for non-nullable field Query.osnn. @osnn.0"]
            ),
            (
                "{ oss { n } }", ["oss": [[["n": 1]], [["n": boom]], .null]], "{\"oss\":[[{\"n\":1}],null,null]}",
                ["boom @oss.1.0.n"]
            ),
            (
                "{ oss { an } }", ["oss": [[["an": 1]], [["an": boom]], []]], "{\"oss\":[[{\"an\":1}],null,[]]}",
                ["boom @oss.1.0.an"]
            ),
            (
                "{ m }", ["m": [[1, 2], [3, .null]]], "{\"m\":null}",
                ["Cannot return null for non-nullable field Query.m. @m.1.1"]
            ),
            ("{ mn }", ["mn": [[1], [boom]]], "null", ["boom @mn.1.0"]),
            (
                "{ o { i } }", ["o": [["i": 1]]], "{\"o\":null}",
                ["Expected value of type \"O\" but got: [{ i: 1 }]. @o"]
            ),
            (
                "{ os { i } }", ["os": 5], "{\"os\":null}",
                ["Expected Iterable, but did not find one for field \"Query.os\". @os"]
            ),
            (
                "{ o { i } }", ["o": ["i": "x"]], "{\"o\":{\"i\":null}}",
                ["Int cannot represent non-integer value: \"x\" @o.i"]
            ),
        ] as [(String, JSONValue, String, [String])])
    func propagates(query: String, root: JSONValue, data: String, errors: [String]) async throws {
        let response = try await execute(sdl, query, root: root)
        #expect(response.dataText == data)
        #expect(response.errorLines == errors)
    }

    @Test func standInTheOrderOfTheResponse() async throws {
        let root: JSONValue = [
            "r": ["i": Self.boom, "a": Self.boom, "o": ["a": Self.boom]], "rs": [["i": Self.boom], ["a": Self.boom]],
        ]
        let response = try await execute(sdl, "{ rs { i a } r { o { a } a i } }", root: root)
        #expect(
            response.errorLines.map { $0.replacing("boom @", with: "") } == ["rs.0.i", "rs.1.a", "r.o.a", "r.a", "r.i"])
    }

    @Test func nameEveryFieldThatWasMerged() async throws {
        let response = try await execute(
            sdl, "{ o { i }\n  ...F }\r\nfragment F on Query {\r\n  o { é: i i } }".replacing("é: i ", with: ""),
            root: ["o": ["i": Self.boom]])
        #expect(response.errorLocations == [["1:7", "4:7"]])
    }

    @Test func areLimitedInNumber() async throws {
        let items = JSONValue.array(Array(repeating: ["i": Self.boom], count: 5_000))
        let response = try await execute(sdl, "{ os { i } }", root: ["os": items])
        #expect(response.errorLines.count == OperationRun.maxErrors)
    }

    @Test func locationsOfOneWalkAreThoseOfEach() {
        let source = Source("a\r\nbé😀c\rd\n\ne")
        let offsets = Set(0...source.bytes.count)
        let found = source.locations(at: offsets)
        for offset in offsets where offset == source.bytes.count || source.bytes[offset] & 0xC0 != 0x80 {
            // Between CR and LF no field begins.
            if offset > 0, offset < source.bytes.count, source.bytes[offset] == 0x0A, source.bytes[offset - 1] == 0x0D {
                continue
            }
            #expect(found[offset] == source.location(at: offset))
        }
    }
}
