import Foundation
import GraphQLJSON
import Testing

@testable import CharterXML

/// Documents that were written to do harm.
@Suite(.timeLimit(.minutes(5)))
struct XMLHostileTests {
    private func error(_ text: String, _ limits: XMLLimits = XMLLimits()) throws -> XMLError {
        try #require(throws: XMLError.self) { try XMLReader(limits: limits).read(Array(text.utf8)) }
    }

    @Test(arguments: [
        // Files and addresses.
        #"<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>"#,
        #"<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><r/>"#,
        #"<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:1/"> %x;]><r/>"#,
        #"<!DOCTYPE r PUBLIC "a" "b"><r/>"#,
        // A billion laughs, and the quadratic kind.
        #"<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><r>&c;</r>"#,
        "<!DOCTYPE r [<!ENTITY a \"\(String(repeating: "x", count: 10_000))\">]><r>"
            + String(repeating: "&a;", count: 10_000) + "</r>",
        "<?xml version='1.0'?>\n<!-- a --><!doctype r><r/>", "<r><!DOCTYPE r></r>", "<r><!ENTITY x 'y'></r>",
        "<!DOCTYPE",
    ])
    func documentTypesAreRefused(_ text: String) throws {
        #expect(
            try error(text).message == "Document types and entities are not read: leave out what begins with \"<!\"")
    }

    @Test func theErrorOfADocumentTypeHasItsPlace() throws {
        let error = try error("<?xml version='1.0'?>\nё<!DOCTYPE r><r/>")
        #expect((error.line, error.column) == (2, 2))
    }

    @Test func nothingIsIncluded() throws {
        let text = """
            <r xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></r>
            """
        #expect(
            try XMLReader().read(Array(text.utf8)) == ["include": ["@href": "file:///etc/passwd", "@parse": "text"]])
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        _ = try XMLReader().read(Array(nested(64).utf8))
        #expect(try error(nested(65)).message == "The document has more than 64 elements within each other")
        _ = try error(nested(100_000))
        _ = try error(String(repeating: "<a>", count: 300_000))
    }

    @Test func sizeAndNodesAreBounded() throws {
        let limits = XMLLimits(bytes: 1_000, nodes: 50)
        #expect(try error(String(repeating: " ", count: 1_001), limits).message.contains("1000 is the most"))
        let many = "<r>" + String(repeating: "<a/>", count: 50) + "</r>"
        #expect(try error(many, limits).message.contains("more than 50 elements and attributes"))
        let attributes = "<r>" + String(repeating: "<a b='c'/>", count: 25) + "</r>"
        #expect(try error(attributes, limits).message.contains("more than 50 elements and attributes"))
    }

    @Test func attributesAreBoundedBeforeTheirNamesAreCompared() throws {
        let many = "<r>\n<a " + (0..<80_000).map { "a\($0)=''" }.joined(separator: " ") + "/></r>"
        let error = try error(many)
        #expect(error.message == "An element has more than 32 attributes")
        #expect((error.line, error.column) == (2, 1))
        let namespaces = "<r " + (0..<50_000).map { "xmlns:a\($0)='u'" }.joined(separator: " ") + "/>"
        #expect(try self.error(namespaces).message == "An element has more than 32 attributes")
    }

    @Test func aMebibyteOfAnythingIsReadInNoTime() throws {
        let million = 1_000_000
        let documents = [
            "<r>" + String(repeating: "x", count: million) + "</r>",
            "<r a='" + String(repeating: "&lt;", count: million / 4) + "'/>",
            "<" + String(repeating: "x", count: 40_000) + "/>",
            "<r>" + String(repeating: "<a>", count: million / 3),
            "<r>" + String(repeating: "</", count: million / 2), String(repeating: "<", count: million),
            "<r>" + String(repeating: "&amp;", count: million / 5) + "</r>",
            "<r>" + String(repeating: "<![CDATA[]]>", count: million / 12) + "</r>",
            "<r>" + String(repeating: "<!---->", count: million / 7) + "</r>",
            "<r a='" + String(repeating: "&#0;", count: million / 4) + "'/>",
            "<r>" + String(repeating: "]]>", count: million / 3), "<r>" + String(repeating: "&x;", count: million / 3),
            "<r>" + String(repeating: "<!--", count: million / 4),
            "<r>" + String(repeating: "<?a ", count: million / 4),
            "<r>" + String(repeating: "<a b=\"", count: million / 6), "<r>" + String(repeating: "\n", count: million),
            String(repeating: "<?a?>", count: million / 5) + "<r/>",
            "<r>" + (0..<20_000).map { "<a\($0)/>" }.joined() + "</r>",
            "<r>" + String(repeating: "<a/>", count: 90_000) + "</r>",
        ]
        // What takes quadratic time would reach the time limit.
        for document in documents { _ = try? XMLReader().read(Array(document.utf8)) }
    }

    @Test func aDocumentMayEndAnywhere() throws {
        let document = try XMLWriter.write([
            "a": "ё&<", "b": [1, true, .null], "c d": ["e": "\0"], "f": [],
        ])
        let text = Array(String(decoding: document, as: UTF8.self).replacing("ё", with: "<![CDATA[ё]]><!-- ё -->").utf8)
        let end = try #require(text.lastIndex(of: UInt8(ascii: ">")))
        for count in 0...end {
            #expect(throws: XMLError.self) { try XMLReader().read(Array(text[..<count])) }
        }
        _ = try XMLReader().read(text)
    }

    @Test func anyByteMayBeAnother() throws {
        let document = try XMLWriter.write(["a": ["x", 1.5], "b c": ["\u{1}": true]])
        for position in document.indices {
            for byte in [0, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: ">"), 0x80, 0xFF] {
                var changed = document
                changed[position] = byte
                _ = try? XMLReader().read(changed)
            }
        }
    }

    /// libxml2 would write there by itself.
    @Test func nothingIsWrittenToStandardError() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "stderr-\(UUID().uuidString)").path
        let file = try #require(fopen(path, "w+"))
        defer {
            fclose(file)
            unlink(path)
        }
        let kept = dup(2)
        dup2(fileno(file), 2)
        for text in [
            "<r>&x;</r>", "<r", "<r><a></r>", "<r xmlns='a b'/>", "<r a='<'/>", "<r>\u{1}</r>", "<xml:r/>",
            "<r>]]></r>",
        ] {
            _ = try? XMLReader().read(Array(text.utf8))
        }
        dup2(kept, 2)
        close(kept)
        #expect(lseek(fileno(file), 0, SEEK_END) == 0)
    }
}
