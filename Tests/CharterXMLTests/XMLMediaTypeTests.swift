import Testing

@testable import CharterXML

struct XMLMediaTypeTests {
    @Test func bothNamesOfXMLAreKnown() {
        #expect(XMLMediaType.names == ["application/xml", "text/xml"])
        #expect(XMLMediaType.contentType.hasPrefix("application/xml"))
    }

    @Test func onlyUTF8AndWhatItContainsIsRead() {
        #expect(XMLMediaType.isReadable(encoding: "UTF-8"))
        #expect(XMLMediaType.isReadable(encoding: "us-ascii"))
        #expect(!XMLMediaType.isReadable(encoding: "latin1"))
    }
}
