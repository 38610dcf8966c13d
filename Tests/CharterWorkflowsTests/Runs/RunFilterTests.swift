import Foundation
import Testing

@testable import CharterWorkflows

struct RunFilterTests {
    @Test func aCursorIsReadBackFromItsText() {
        let cursor = RunCursor(createdAt: Date(timeIntervalSince1970: 1_700_000_000.123456), id: "a.b")
        #expect(RunCursor(cursor.description)?.description == cursor.description)
        #expect(cursor.description == "1700000000123456.a.b")
    }

    @Test(arguments: ["", ".", "1", "1.", "x.id", "99999999999999999999.id"])
    func otherTextsAreNoCursors(text: String) {
        #expect(RunCursor(text) == nil)
    }
}
