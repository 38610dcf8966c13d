import CharterEvents
import Testing

struct EventTests {
    @Test func aPositionIsReadBackFromItsText() {
        let position = FeedPosition(transaction: 12, number: 345)
        #expect(FeedPosition("\(position)") == position)
    }

    @Test(arguments: ["", ".", "1", "1.", ".1", "1.2.3", "-1.2", "1.-2", "a.b", "1.99999999999999999999"])
    func otherTextsAreNoPositions(text: String) {
        #expect(FeedPosition(text) == nil)
    }

    @Test func positionsOrderByTransactionFirst() {
        #expect(FeedPosition(transaction: 1, number: 9) < FeedPosition(transaction: 2, number: 1))
        #expect(FeedPosition(transaction: 2, number: 1) < FeedPosition(transaction: 2, number: 2))
    }
}
