import CharterObservability
import Testing

struct ProcessStatisticsTests {
    @Test func memoryAndTimeAreReal() {
        #expect(ProcessStatistics.residentMemory > 1 << 20)
        #expect(ProcessStatistics.cpuTime > 0)
    }
}
