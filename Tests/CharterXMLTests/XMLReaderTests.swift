import GraphQLJSON
import Testing

@testable import CharterXML

/// What documents are read as, told nothing and told what is expected.
struct XMLReaderTests {
    private func read(_ text: String, as shape: XMLShape = .any, charset: String? = nil) throws -> JSONValue {
        try XMLReader().read(Array(text.utf8), charset: charset, as: shape)
    }

    @Test(
        arguments: [
            ("<r><prompt>Hello</prompt><id>007</id></r>", ["prompt": "Hello", "id": "007"]),
            ("<r>\n  <a>\n    <b> x </b>\n  </a>\n</r>\n", ["a": ["b": " x "]]),
            ("<r><t>1</t><t>2</t></r>", ["t": ["1", "2"]]), ("<r><t>1</t></r>", ["t": "1"]),
            ("<r><a>1</a><b>2</b><a>3</a></r>", ["a": ["1", "3"], "b": "2"]),
            ("<r><a/></r>", ["a": ""]), ("<r/>", ""), ("<r>x</r>", "x"),
            (#"<r><u id="7">Bob</u></r>"#, ["u": ["@id": "7", "#text": "Bob"]]),
            ("<r>before<a>x</a>after</r>", ["a": "x", "#text": "beforeafter"]),
            ("<r><![CDATA[a<b]]>&amp;<!-- no --><?no no?>c</r>", "a<b&c"),
            ("<r>&lt;&gt;&quot;&apos;&#65;&#x1F600;</r>", "<>\"'A😀"),
            (#"<r><a b="&amp;&lt;&#10;&quot;"/></r>"#, ["a": ["@b": "&<\n\""]]),
            (#"<s:r xmlns:s="urn:x" xmlns="urn:y"><s:a>x</s:a><b>y</b></s:r>"#, ["a": "x", "b": "y"]),
            (
                #"<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="a">"#
                    + #"<a xsi:nil="true"/><b xsi:type="xs:int">1</b></r>"#, ["a": .null, "b": "1"]
            ),
            (
                #"<r><a type="number"> 1.5 </a><b type="boolean">1</b><c type="string">1</c></r>"#,
                ["a": 1.5, "b": true, "c": "1"]
            ),
            (#"<r><a type="array"><x>1</x><y>2</y></a><b type="array"/></r>"#, ["a": ["1", "2"], "b": []]),
            (#"<r><car type="fast">x</car></r>"#, ["car": ["@type": "fast", "#text": "x"]]),
            (#"<r><member>x</member><member name="y">z</member></r>"#, ["member": "x", "y": "z"]),
            ("\u{FEFF}<?xml version='1.0' encoding='utf-8' standalone='yes'?><r>ё</r>", "ё"),
            ("<?xml version=\"1.0\" encoding=\"US-ASCII\"?><r>a\r\nb\rc</r>", "a\nb\nc"),
            ("<r><e\u{301}/></r>", ["e\u{301}": ""]),
        ] as [(String, JSONValue)])
    func givesUsableValuesWithoutBeingTold(_ text: String, expected: JSONValue) throws {
        #expect(try read(text) == expected)
    }

    @Test func becomesWhatIsExpected() throws {
        let message = XMLShape.object { ["role": .string, "weight": .number][$0] }
        let shape = XMLShape.object { name in
            switch name {
            case "limit": .number
            case "stream": .boolean
            case "tags": .list(of: .string)
            case "messages": .list(of: message)
            case "options": .object { _ in nil }
            case "id": .string
            default: nil
            }
        }
        let text = """
            <r><limit>10</limit><stream>true</stream><tags>one</tags><id>7</id><options> </options><other>5</other>
            <messages><role>user</role><weight>2</weight></messages></r>
            """
        #expect(
            try read(text, as: shape) == [
                "limit": 10, "stream": true, "tags": ["one"], "id": "7", "options": [:], "other": "5",
                "messages": [["role": "user", "weight": 2]],
            ])
        // What does not fit stays as it is, for whoever checks the value.
        #expect(try read("<r><limit>many</limit></r>", as: shape) == ["limit": "many"])
        #expect(
            try read("<r><stream>0</stream><limit> 1e3 </limit></r>", as: shape) == ["stream": false, "limit": 1000.0])
        #expect(try read("<r/>", as: shape) == [:])
        #expect(try read(#"<r type="array"><item>1</item></r>"#, as: .list(of: .number)) == [1])
    }

    @Test func shapesMayContainThemselves() throws {
        @Sendable func tree() -> XMLShape { .object { $0 == "children" ? .list(of: tree()) : .number } }
        let text = "<r><value>1</value><children><value>2</value><children><value>3</value></children></children></r>"
        #expect(
            try read(text, as: tree()) == ["value": 1, "children": [["value": 2, "children": [["value": 3]]]]])
    }

    @Test(arguments: [
        ("", 1, 1, "has no element that is whole"), ("   ", 1, 4, "has no element that is whole"),
        ("text", 1, 1, "not well-formed"), ("<r>", 1, 4, "has no element that is whole"),
        ("<r>\n<ё>xё", 2, 6, "ends in the element \"ё\", which is not closed"),
        ("<r>\n<!-- a -- b --></r>", 2, 8, "A comment must not contain two hyphens"),
        ("<r/><s/>", 1, 5, "not well-formed: Extra content"),
        ("<r>\n<a></b></r>", 2, 8, "not well-formed: Opening and ending tag mismatch"),
        ("<r>\n  <a b=c/></r>", 2, 8, "not well-formed"),
        ("<r>&nope;</r>", 1, 10, "not well-formed: Entity 'nope' not defined"), ("<r>&</r>", 1, 5, "not well-formed"),
        ("<r>\u{7}</r>", 1, 4, "not well-formed"), ("<r a='1' a='2'/>", 1, 15, "not well-formed"),
        ("<r>&#0;</r>", 1, 8, "not well-formed"),
        ("<s:r/>", 1, 5, "not well-formed: Namespace prefix s on r is not defined"),
        ("<r>\n<a type=\"number\">ten</a></r>", 2, 17, "The element \"a\" says that it is a number, but it is \"ten\""),
        ("<r><a type=\"number\"><b/></a></r>", 1, 20, "but it contains elements"),
        ("<r><a type=\"boolean\">yes</a></r>", 1, 21, "write true or false"),
        ("<r><a type=\"null\">x</a></r>", 1, 18, "is not empty"),
        ("<r><a type=\"array\">x</a></r>", 1, 19, "contains text"),
        ("<r escaped=\"true\">\\x</r>", 1, 18, "says that it is escaped"),
        ("<r escaped=\"true\">\\ud800</r>", 1, 18, "says that it is escaped"),
        ("<r><member name=\"\\\"/></r>", 1, 20, "In the name of a member a backslash"),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, line: Int, column: Int, message: String) throws {
        let error = try #require(throws: XMLError.self) { try read(text) }
        #expect(error.message.contains(message), "\(error)")
        #expect((error.line, error.column) == (line, column), "\(error)")
        #expect(error.description.hasSuffix("(line \(line), column \(column))"))
    }

    @Test(arguments: ["iso-8859-1", "UTF-16", "windows-1252", "UTF-7", ""])
    func otherEncodingsAreRefused(_ encoding: String) throws {
        let declared = try #require(throws: XMLError.self) {
            try read("<?xml version='1.0' encoding='\(encoding)'?><r/>")
        }
        #expect(declared.message.contains("send the document as UTF-8"))
        #expect(throws: XMLError.self) { try read("<r/>", charset: encoding) }
        #expect(try read("<r/>", charset: "UTF-8") == "")
    }

    @Test func bytesThatAreNoUTF8AreRefused() throws {
        for bytes in [[0xFF, 0xFE, 0x3C, 0], [0x3C, 0x72, 0x3E, 0xE9, 0x3C], [0x3C, 0, 0x72, 0]] as [[UInt8]] {
            let error = try #require(throws: XMLError.self) { try XMLReader().read(bytes) }
            #expect(error.message.contains("send"), "\(error)")
        }
    }
}
