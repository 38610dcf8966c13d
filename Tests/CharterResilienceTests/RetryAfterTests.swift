import CharterResilience
import Foundation
import Testing

struct RetryAfterTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT
    private let now = Date(timeIntervalSince1970: 784_111_777)

    @Test(arguments: [
        ("0", Duration.zero), ("120", .seconds(120)), (" 3 ", .seconds(3)), ("1.5", .milliseconds(1500)),
        ("Sun, 06 Nov 1994 08:49:47 GMT", .seconds(10)), ("Sun, 06 Nov 1994 08:49:30 GMT", .zero),
        ("999999999999", .seconds(86_400)),
    ])
    func delays(value: String, delay: Duration) {
        #expect(RetryAfter.delay(value, now: now) == delay)
    }

    @Test(arguments: ["", "soon", "-1", "nan", "inf", "06 Nov 1994"])
    func whatCannotBeRead(value: String) {
        #expect(RetryAfter.delay(value, now: now) == nil)
    }
}
