import GraphQLJSON
import Testing

@testable import CharterXML

struct XMLWriterTests {
    private func xml(_ value: JSONValue, root: String = "r") throws -> String {
        let text = String(decoding: try XMLWriter.write(value, root: root), as: UTF8.self)
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        try #require(text.hasPrefix(declaration) && text.hasSuffix("\n"))
        return String(text.dropFirst(declaration.count).dropLast())
    }

    @Test(
        arguments: [
            (["a": "text"], "<r><a>text</a></r>"),
            (
                ["a": 1, "b": 1.5, "c": true, "d": .null],
                #"<r><a type="number">1</a><b type="number">1.5</b><c type="boolean">true</c><d type="null"/></r>"#
            ),
            (["a": ["b": ["c": "d"]], "e": [:]], #"<r><a><b><c>d</c></b></a><e type="object"/></r>"#),
            (["a": ["x", 2]], #"<r><a list="item">x</a><a list="item" type="number">2</a></r>"#),
            (["a": ["x"]], #"<r><a list="item">x</a></r>"#), (["a": []], #"<r><a list="empty"/></r>"#),
            ([1, []], #"<r type="array"><item type="number">1</item><item type="array"/></r>"#),
            (["a": [[1]]], #"<r><a list="item" type="array"><item type="number">1</item></a></r>"#),
            (["a b": 1, "": "x"], #"<r><member name="a b" type="number">1</member><member name="">x</member></r>"#),
            (
                ["xmlThing": "x", "1a": "y", "ключ": "z", "a:b": "w"],
                #"<r><member name="xmlThing">x</member><member name="1a">y</member><member name="ключ">z</member>"#
                    + #"<member name="a:b">w</member></r>"#
            ),
            ("a<b>&\"\r\n\t", "<r>a&lt;b&gt;&amp;\"&#13;\n\t</r>"),
            ("\u{0}\\\u{FFFE}", #"<r escaped="true">\u0000\\\ufffe</r>"#), ("\\", #"<r>\</r>"#),
            (["\"\n\u{7}\\": "x"], ##"<r><member name="&quot;&#10;\u0007\\">x</member></r>"##),
            ("", "<r></r>"), ([:], #"<r type="object"/>"#), (.null, #"<r type="null"/>"#),
        ] as [(JSONValue, String)])
    func writesWhatTheMappingSays(_ value: JSONValue, expected: String) throws {
        #expect(try xml(value) == expected)
    }

    @Test func refusesWhatIsTooDeepInsteadOfExhaustingTheStack() throws {
        var value: JSONValue = 1
        for _ in 1..<XMLWriter.maximumDepth { value = ["a": value] }
        _ = try XMLWriter.write(value)
        #expect(throws: XMLError.self) { try XMLWriter.write(["a": value]) }
        var lists: JSONValue = 1
        for _ in 0..<100_000 { lists = [lists] }
        #expect(throws: XMLError.self) { try XMLWriter.write(lists) }
        // Freed level by level, or its end would exhaust the stack too.
        while case .array(let inner) = lists { lists = inner.first ?? .null }
    }
}
