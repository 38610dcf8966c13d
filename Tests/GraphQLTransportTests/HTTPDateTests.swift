import Testing

@testable import GraphQLTransport

@Suite struct HTTPDateTests {
    @Test func formatsAsTheStandardShows() {
        #expect(String(decoding: HTTPDate.format(784_111_777), as: UTF8.self) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(String(decoding: HTTPDate.format(0), as: UTF8.self) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(String(decoding: HTTPDate.format(1_709_210_096), as: UTF8.self) == "Thu, 29 Feb 2024 12:34:56 GMT")
    }

    @Test func followsTheClock() {
        var date = HTTPDate()
        date.update(to: 59)
        #expect(String(decoding: date.bytes, as: UTF8.self).hasSuffix("00:00:59 GMT"))
        date.update(to: 60)
        #expect(String(decoding: date.bytes, as: UTF8.self).hasSuffix("00:01:00 GMT"))
    }
}
