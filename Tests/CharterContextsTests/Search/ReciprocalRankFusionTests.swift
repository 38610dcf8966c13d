import Testing

@testable import CharterContexts

struct ReciprocalRankFusionTests {
    @Test func whatIsInBothRankingsIsBetterThanTheFirstOfOne() {
        let fused = ReciprocalRankFusion.fuse([[1, 2, 3], [4, 2]])
        #expect(fused.map(\.number) == [2, 4, 1, 3])
        #expect(fused[0].score == 1.0 / 62 + 1.0 / 62)
        #expect(fused[1].score == 1.0 / 61)
    }

    @Test func nothingMakesNothing() {
        #expect(ReciprocalRankFusion.fuse([[], []]).isEmpty)
        #expect(ReciprocalRankFusion.fuse([]).isEmpty)
    }
}
