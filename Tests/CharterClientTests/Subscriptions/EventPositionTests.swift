import Testing

@testable import CharterClient

@Suite struct EventPositionTests {
    @Test(arguments: [
        ("3", "3"), ("3", "4"), ("9", "10"), ("1.9", "1.10"), ("1.9", "2.1"), ("abc", "abc"), ("3", "03"),
    ])
    func isAtOrBefore(earlier: String, later: String) {
        #expect(EventPosition(earlier).isAtOrBefore(EventPosition(later)))
    }

    @Test(arguments: [
        ("4", "3"), ("10", "9"), ("2.1", "1.9"), ("a", "b"), ("b", "a"), ("1", "1.1"), ("1.1", "1"), ("", "1"),
        ("18446744073709551616", "1"), ("-1", "1"),
    ])
    func isNot(position: String, other: String) {
        #expect(!EventPosition(position).isAtOrBefore(EventPosition(other)))
    }
}
