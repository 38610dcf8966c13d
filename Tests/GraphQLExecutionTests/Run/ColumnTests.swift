import GraphQLJSON
import Testing

@testable import GraphQLExecution

@Suite struct ColumnTests {
    private func row(_ text: String, headroom: Int = Column.headroom) -> Column {
        var json = JSONWriter(capacity: 64, headroom: headroom)
        json.write(Array(text.utf8))
        let memory = json.take()
        return Column(start: memory.start, first: headroom, capacity: memory.capacity, end: memory.count)
    }

    private func text(_ column: Column) -> String { String(decoding: column.bytes(0), as: UTF8.self) }

    private func surround(_ column: inout Column, _ before: String) -> Bool {
        Array(before.utf8).withUnsafeBytes { Column.surround(&column, before: $0, after: "}") }
    }

    @Test func surroundsARowWhereItLies() {
        var column = row("1")
        #expect(surround(&column, "{\"a\":"))
        #expect(surround(&column, "{\"data\":"))
        #expect(text(column) == "{\"data\":{\"a\":1}}")
    }

    @Test func growsWhatIsTooSmall() {
        let long = String(repeating: "x", count: 64)
        var column = row(long)
        for _ in 0..<40 { #expect(surround(&column, "{")) }
        #expect(text(column) == String(repeating: "{", count: 40) + long + String(repeating: "}", count: 40))
    }

    /// Whoever else has the column may be reading it.
    @Test func leavesASharedColumnAlone() {
        var column = row("1")
        let other = column
        #expect(!surround(&column, "{"))
        #expect(text(other) == "1")
    }

    @Test func needsRoomInFrontAndARowThatHasNotFailed() {
        var narrow = row("1", headroom: 3)
        #expect(!surround(&narrow, "{\"a\":"))
        #expect(text(narrow) == "1")
        var failed = Column.failed()
        #expect(!surround(&failed, "{"))
        #expect(failed.hasFailed(0))
    }
}
