import Testing

@testable import CharterREST

@Suite struct RESTInstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777, "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (4_107_542_399, "2100-02-28T23:59:59Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
        (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        (-2_208_988_800, "1900-01-01T00:00:00Z", "Mon, 01 Jan 1900 00:00:00 GMT"),
    ])
    func textsOfASecond(_ seconds: Int64, _ iso: String, _ http: String) {
        #expect(RESTInstant(seconds: seconds).iso8601 == iso)
        #expect(RESTInstant(seconds: seconds).httpDate == http)
    }

    @Test func daysReadBack() {
        for day in ["1970-01-01", "2000-02-29", "2026-12-31", "1900-03-01", "2400-02-29"] {
            #expect(RESTInstant(day: day)?.iso8601 == "\(day)T00:00:00Z")
        }
        for day in ["1900-02-29", "2026-00-01", "2026-01-00", "2026-04-31", "", "2026-01-01-01", "+026-01-01"] {
            #expect(RESTInstant(day: day) == nil, "\(day)")
        }
    }
}
