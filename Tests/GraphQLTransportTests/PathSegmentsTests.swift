import Testing

@testable import GraphQLTransport

@Suite struct PathSegmentsTests {
    @Test func segmentsAreDecodedAfterTheyAreCut() {
        #expect(PathSegments.decode("/a/b%2Fc/%C3%A4+") == ["a", "b/c", "ä+"])
        #expect(PathSegments.decode("/") == [""])
        #expect(PathSegments.decode("/a/") == ["a", ""])
    }

    @Test(arguments: ["/%", "/a%4", "/%zz", "/%00", "/%FF", "/%ED%A0%80"])
    func malformedEncodingsAreNone(_ path: String) { #expect(PathSegments.decode(path) == nil) }

    @Test func aPlusIsASpaceInFormsOnly() {
        #expect(PercentEncoding.decode("a+b%2B"[...].utf8, plusIsSpace: true) == "a b+")
        #expect(PercentEncoding.decode("a+b"[...].utf8) == "a+b")
        #expect(PercentEncoding.decode("a\0b"[...].utf8) == nil)
    }
}
