import CharterEvents
import GraphQLLanguage
import Testing

@testable import CharterApp

struct CursorTests {
    @Test func aPlaceIsReadFromItsText() throws {
        #expect(try Cursor.sequence("12") == 12)
        #expect(try Cursor.read("3.4", as: FeedPosition.self) == FeedPosition(transaction: 3, number: 4))
    }

    @Test(arguments: ["", "x", "-1", "1.5", "99999999999999999999", String(repeating: "1", count: 500)])
    func anotherTextIsAMistakeOfTheClient(text: String) {
        #expect {
            try Cursor.sequence(text)
        } throws: { error in
            (error as? GraphQLError)?.extensions["code"] == .string("VALIDATION_ERROR")
        }
    }
}
