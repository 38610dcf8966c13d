import Foundation
import Testing

@testable import CharterEvents

struct PageSizeTests {
    private func events(_ count: Int, payload: Int) -> [Event] {
        (0..<count).map { .numbered(Int64($0 + 1), payload: String(repeating: "x", count: payload)) }
    }

    @Test func pagesOfSmallEventsGrowToTheMaximum() {
        var size = PageSize(maximum: 256, bytes: 1 << 20)
        var limits = [size.limit]
        for _ in 0..<3 {
            size.read(events(size.limit, payload: 10))
            limits.append(size.limit)
        }
        #expect(limits == [32, 128, 256, 256])
    }

    @Test func pagesOfLargeEventsShrinkToOne() {
        var size = PageSize(maximum: 256, bytes: 1_000)
        size.read(events(32, payload: 400))
        #expect(size.limit == 1)
        size.read(events(1, payload: 10))
        #expect(size.limit == 4)
    }

    @Test func anEmptyPageTeachesNothing() {
        var size = PageSize(maximum: 8)
        size.read([])
        #expect(size.limit == 8)
        #expect(PageSize(maximum: 0, bytes: 0).limit == 1)
    }
}
